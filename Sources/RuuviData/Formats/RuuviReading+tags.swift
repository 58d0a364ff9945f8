/// The formats of tags: 3, 5 and C5.
extension RuuviReading {
    /// What formats 5, C5, 6 and E1 begin with.
    enum Climate {
        static let temperature = Quantity.signed(1, steps: 200)
        static let humidity = Quantity.unsigned(3, steps: 400)
        static let pressure = Quantity.unsigned(5, offset: 50_000)
    }

    private static let axes = (Quantity.signed(7), Quantity.signed(9), Quantity.signed(11))

    mutating func takeClimate(_ payload: [UInt8]) {
        temperature = Climate.temperature.value(in: payload)
        humidity = Climate.humidity.value(in: payload)
        pressure = Climate.pressure.whole(in: payload)
    }

    func putClimate(in payload: inout [UInt8]) {
        Climate.temperature.put(temperature, in: &payload)
        Climate.humidity.put(humidity, in: &payload)
        Climate.pressure.put(pressure, in: &payload)
    }

    mutating func takeRawV2(_ payload: [UInt8]) {
        takeClimate(payload)
        accelerationX = Self.axes.0.whole(in: payload)
        accelerationY = Self.axes.1.whole(in: payload)
        accelerationZ = Self.axes.2.whole(in: payload)
        takeTail(payload, at: 13)
    }

    func putRawV2(in payload: inout [UInt8]) {
        putClimate(in: &payload)
        Self.axes.0.put(accelerationX, in: &payload)
        Self.axes.1.put(accelerationY, in: &payload)
        Self.axes.2.put(accelerationZ, in: &payload)
        putTail(in: &payload, at: 13)
    }

    mutating func takeCutRawV2(_ payload: [UInt8]) {
        takeClimate(payload)
        takeTail(payload, at: 7)
    }

    func putCutRawV2(in payload: inout [UInt8]) {
        putClimate(in: &payload)
        putTail(in: &payload, at: 7)
    }

    /// Power, movements, number and address. Eleven bits of the power are the battery's voltage, five the sender's.
    private mutating func takeTail(_ payload: [UInt8], at start: Int) {
        let power = payload.number(at: start, 2)
        voltage = power >> 5 == 0x7FF ? nil : power >> 5 + 1600
        txPower = power & 0x1F == 0x1F ? nil : (power & 0x1F) * 2 - 40
        movements = Quantity.unsigned(start + 2, 1).whole(in: payload)
        sequence = Quantity.unsigned(start + 3).whole(in: payload)
        address = payload.address(at: start + 5, 6)
    }

    private func putTail(in payload: inout [UInt8], at start: Int) {
        let battery = voltage.map { min(max($0, 1600), 3646) - 1600 } ?? 0x7FF
        let sender = txPower.map { Int((Double(min(max($0, -40), 20) + 40) / 2).rounded()) } ?? 0x1F
        payload.put(battery << 5 | sender, at: start, 2)
        Quantity.unsigned(start + 2, 1).put(movements, in: &payload)
        Quantity.unsigned(start + 3).put(sequence, in: &payload)
        payload.put(address, at: start + 5, 6)
    }
}
