/// Format 3, which has no way to say that something is not available.
extension RuuviReading {
    private enum RawV1 {
        static let humidity = Quantity(at: 1, count: 1, steps: 2)
        static let pressure = Quantity(at: 4, count: 2, offset: 50_000)
        static let x = Quantity(at: 6, count: 2, isSigned: true)
        static let y = Quantity(at: 8, count: 2, isSigned: true)
        static let z = Quantity(at: 10, count: 2, isSigned: true)
        static let voltage = Quantity(at: 12, count: 2)
    }

    mutating func takeRawV1(_ payload: [UInt8]) {
        humidity = RawV1.humidity.value(in: payload)
        temperature = Self.signedMagnitude(payload[2], payload[3])
        pressure = RawV1.pressure.whole(in: payload)
        accelerationX = RawV1.x.whole(in: payload)
        accelerationY = RawV1.y.whole(in: payload)
        accelerationZ = RawV1.z.whole(in: payload)
        voltage = RawV1.voltage.whole(in: payload)
    }

    func putRawV1(in payload: inout [UInt8]) {
        RawV1.humidity.put(humidity, in: &payload)
        putTemperature(in: &payload)
        RawV1.pressure.put(pressure ?? 50_000, in: &payload)
        RawV1.x.put(accelerationX ?? 0, in: &payload)
        RawV1.y.put(accelerationY ?? 0, in: &payload)
        RawV1.z.put(accelerationZ ?? 0, in: &payload)
        RawV1.voltage.put(voltage, in: &payload)
    }

    /// A bit for the sign, seven for whole degrees, then hundredths that are added to the magnitude: not a two's complement.
    private static func signedMagnitude(_ degrees: UInt8, _ hundredths: UInt8) -> Double {
        let magnitude = Double(Int(degrees & 0x7F) * 100 + Int(hundredths)) / 100
        return degrees & 0x80 == 0 ? magnitude : -magnitude
    }

    private func putTemperature(in payload: inout [UInt8]) {
        let degrees = temperature.flatMap { $0.isNaN ? nil : $0 } ?? 0
        let hundredths = Int(min((degrees.magnitude * 100).rounded(), 12_799))
        payload[2] = UInt8(hundredths / 100) | (degrees.sign == .minus ? 0x80 : 0)
        payload[3] = UInt8(hundredths % 100)
    }
}
