/// The formats of Ruuvi Air: 6 and E1.
extension RuuviReading {
    private enum Air {
        static let pm25 = Quantity.unsigned(7, steps: 10)
        static let co2 = Quantity.unsigned(9)
        static let voc = NineBits(at: 11, bit: 6)
        static let nox = NineBits(at: 12, bit: 7)
        static let sound = SoundLevel(at: 14, bit: 4)
        /// The number of the measurement, in one byte that always counts.
        static let sequence = Quantity(at: 15, count: 1)
        static let flags = 16
    }

    private enum AirExtended {
        static let pm1 = Quantity.unsigned(7, steps: 10)
        static let pm25 = Quantity.unsigned(9, steps: 10)
        static let pm4 = Quantity.unsigned(11, steps: 10)
        static let pm10 = Quantity.unsigned(13, steps: 10)
        static let co2 = Quantity.unsigned(15)
        static let voc = NineBits(at: 17, bit: 6)
        static let nox = NineBits(at: 18, bit: 7)
        static let luminosity = Quantity.unsigned(19, 3, steps: 100)
        static let soundNow = SoundLevel(at: 22, bit: 3)
        static let soundAverage = SoundLevel(at: 23, bit: 4)
        static let soundPeak = SoundLevel(at: 24, bit: 5)
        static let sequence = Quantity.unsigned(25, 3)
        static let flags = 28
    }

    mutating func takeAir(_ payload: [UInt8]) {
        takeClimate(payload)
        let bits = RuuviFlags(rawValue: payload[Air.flags])
        pm25 = Air.pm25.value(in: payload)
        co2 = Air.co2.whole(in: payload)
        voc = Air.voc.value(in: payload, bits)
        nox = Air.nox.value(in: payload, bits)
        luminosity = LightCode.lux(payload[13])
        soundAverage = Air.sound.value(in: payload, bits)
        sequence = Air.sequence.whole(in: payload)
        flags = bits
        address = payload.address(at: 17, 3)
    }

    func putAir(in payload: inout [UInt8]) {
        putClimate(in: &payload)
        var bits = flags?.rawValue ?? 0
        Air.pm25.put(pm25, in: &payload)
        Air.co2.put(co2, in: &payload)
        Air.voc.put(voc, in: &payload, flags: &bits)
        Air.nox.put(nox, in: &payload, flags: &bits)
        payload[13] = LightCode.code(luminosity)
        Air.sound.put(soundAverage, in: &payload, flags: &bits)
        payload[15] = UInt8(truncatingIfNeeded: sequence ?? 0)
        payload[Air.flags] = bits
        payload.put(address, at: 17, 3)
    }

    mutating func takeAirExtended(_ payload: [UInt8]) {
        takeClimate(payload)
        let bits = RuuviFlags(rawValue: payload[AirExtended.flags])
        pm1 = AirExtended.pm1.value(in: payload)
        pm25 = AirExtended.pm25.value(in: payload)
        pm4 = AirExtended.pm4.value(in: payload)
        pm10 = AirExtended.pm10.value(in: payload)
        co2 = AirExtended.co2.whole(in: payload)
        voc = AirExtended.voc.value(in: payload, bits)
        nox = AirExtended.nox.value(in: payload, bits)
        luminosity = AirExtended.luminosity.value(in: payload)
        soundNow = AirExtended.soundNow.value(in: payload, bits)
        soundAverage = AirExtended.soundAverage.value(in: payload, bits)
        soundPeak = AirExtended.soundPeak.value(in: payload, bits)
        sequence = AirExtended.sequence.whole(in: payload)
        flags = bits
        address = payload.address(at: 34, 6)
    }

    func putAirExtended(in payload: inout [UInt8]) {
        putClimate(in: &payload)
        var bits = flags?.rawValue ?? 0
        AirExtended.pm1.put(pm1, in: &payload)
        AirExtended.pm25.put(pm25, in: &payload)
        AirExtended.pm4.put(pm4, in: &payload)
        AirExtended.pm10.put(pm10, in: &payload)
        AirExtended.co2.put(co2, in: &payload)
        AirExtended.voc.put(voc, in: &payload, flags: &bits)
        AirExtended.nox.put(nox, in: &payload, flags: &bits)
        AirExtended.luminosity.put(luminosity, in: &payload)
        AirExtended.soundNow.put(soundNow, in: &payload, flags: &bits)
        AirExtended.soundAverage.put(soundAverage, in: &payload, flags: &bits)
        AirExtended.soundPeak.put(soundPeak, in: &payload, flags: &bits)
        AirExtended.sequence.put(sequence, in: &payload)
        payload[AirExtended.flags] = bits
        payload.put(address, at: 34, 6)
    }
}
