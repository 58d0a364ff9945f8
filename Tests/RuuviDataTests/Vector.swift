import RuuviData
import Testing

/// A payload whose meaning is published (Ruuvi's documentation of each format), and what it says.
struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let hex: String
    let says: RuuviReading

    var testDescription: String { name }

    init(_ format: RuuviFormat, _ name: String, _ hex: String, _ tell: (inout RuuviReading) -> Void) {
        var reading = RuuviReading(format)
        tell(&reading)
        self.name = "\(format.name) \(name)"
        self.hex = hex
        says = reading
    }

    static let all = rawV2 + rawV1 + cutRawV2 + air + airExtended
    static let tagAddress: [UInt8] = [0xCB, 0xB8, 0x33, 0x4C, 0x88, 0x4F]
}

extension RuuviReading {
    mutating func climate(_ temperature: Double, _ humidity: Double, _ pressure: Int) {
        (self.temperature, self.humidity, self.pressure) = (temperature, humidity, pressure)
    }

    mutating func acceleration(_ x: Int, _ y: Int, _ z: Int) {
        (accelerationX, accelerationY, accelerationZ) = (x, y, z)
    }

    mutating func tail(_ voltage: Int, _ txPower: Int, _ movements: Int, _ sequence: Int) {
        (self.voltage, self.txPower, self.movements, self.sequence) = (voltage, txPower, movements, sequence)
        address = Vector.tagAddress
    }

    mutating func particles(_ pm1: Double, _ pm25: Double, _ pm4: Double, _ pm10: Double) {
        (self.pm1, self.pm25, self.pm4, self.pm10) = (pm1, pm25, pm4, pm10)
    }

    mutating func air(_ co2: Int, _ voc: Int, _ nox: Int, _ luminosity: Double) {
        (self.co2, self.voc, self.nox, self.luminosity) = (co2, voc, nox, luminosity)
    }

    mutating func end(_ sequence: Int, _ flags: UInt8, _ address: [UInt8] = Vector.tagAddress) {
        (self.sequence, self.flags, self.address) = (sequence, RuuviFlags(rawValue: flags), address)
    }
}
