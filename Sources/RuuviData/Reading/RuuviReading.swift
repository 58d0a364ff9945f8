/// What one broadcast of a device says. What the format has no place for, and what the device says is not available, is `nil`.
package struct RuuviReading: Sendable, Hashable, Codable {
    /// The layout it came in, or is to go out in.
    package var format: RuuviFormat
    /// Degrees Celsius.
    package var temperature: Double?
    /// Relative humidity in percent. Devices may say more than 100.
    package var humidity: Double?
    /// Air pressure in Pa.
    package var pressure: Int?
    /// Acceleration along each axis, in thousandths of the earth's.
    package var accelerationX: Int?
    /// Acceleration along each axis, in thousandths of the earth's.
    package var accelerationY: Int?
    /// Acceleration along each axis, in thousandths of the earth's.
    package var accelerationZ: Int?
    /// Voltage of the battery in mV.
    package var voltage: Int?
    /// Power of the sender in dBm.
    package var txPower: Int?
    /// How often it was moved, 0…254, then from 0 again.
    package var movements: Int?
    /// Number of the measurement, counted up and then from 0 again.
    package var sequence: Int?
    /// Particles of up to 1 µm, in µg/m³.
    package var pm1: Double?
    /// Particles of up to 2.5 µm, in µg/m³.
    package var pm25: Double?
    /// Particles of up to 4 µm, in µg/m³.
    package var pm4: Double?
    /// Particles of up to 10 µm, in µg/m³.
    package var pm10: Double?
    /// Carbon dioxide in ppm.
    package var co2: Int?
    /// Index of volatile organic compounds, 0…500.
    package var voc: Int?
    /// Index of nitrogen oxides, 0…500.
    package var nox: Int?
    /// Light in lux.
    package var luminosity: Double?
    /// Sound at the moment, in dBA.
    package var soundNow: Double?
    /// Sound on the average, in dBA.
    package var soundAverage: Double?
    /// The loudest sound, in dBA.
    package var soundPeak: Double?
    /// What Ruuvi Air says beside numbers.
    package var flags: RuuviFlags?
    /// The radio address: six bytes; the last three in format 6.
    package var address: [UInt8]?

    /// Makes a reading that says nothing yet.
    package init(_ format: RuuviFormat) {
        self.format = format
    }
}

/// The byte of flags of Ruuvi Air, as it came.
///
/// Its upper bits are the lowest ones of numbers that have nine; they count when that number is not there, so that a payload is
/// written as it was read.
package struct RuuviFlags: OptionSet, Sendable, Hashable, Codable {
    /// The byte.
    package let rawValue: UInt8

    /// Makes flags of the byte.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// It is being calibrated: indices of air quality mean little yet.
    package static let calibrating = RuuviFlags(rawValue: 1)
    /// Its button was pressed.
    package static let buttonPressed = RuuviFlags(rawValue: 2)
    /// Its clock has been set.
    package static let clockIsSet = RuuviFlags(rawValue: 4)
}
