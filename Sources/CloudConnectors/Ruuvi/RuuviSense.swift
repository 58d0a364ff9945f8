import HomeModel
import RuuviData

/// One thing that a device of Ruuvi's senses, and what that is to the home. What the home has no reading for is a number of
/// its own, which v1 calls a generic status; its unit is in `unit`.
enum RuuviSense: String, Sendable, CaseIterable {
    case temperature, humidity, motion, light, pressure
    case accelerationX = "acceleration X", accelerationY = "acceleration Y", accelerationZ = "acceleration Z"
    case voltage, co2 = "CO2", pm25 = "PM2.5", voc = "VOC", nox = "NOx", signal

    /// What a device that broadcasts in a format senses, in the order of its sensors. It must never change: sensors are told
    /// apart by their places.
    static func all(of format: RuuviFormat) -> [RuuviSense] {
        switch format {
        case .rawV1, .rawV2, .cutRawV2:
            [.temperature, .humidity, .motion, .pressure, .accelerationX, .accelerationY, .accelerationZ, .voltage, .signal]
        case .air, .airExtended: [.temperature, .humidity, .light, .pressure, .co2, .pm25, .voc, .nox, .signal]
        }
    }

    /// A first reading that nobody is told of.
    var first: SensorReading {
        switch self {
        case .temperature: .temperature(0)
        case .humidity: .humidity(0)
        case .motion: .motion(false)
        case .light: .lightLevel(0)
        default: .status(0)
        }
    }

    /// What the number of a generic status counts; `nil` for the others.
    var unit: String? {
        switch self {
        case .temperature, .humidity, .motion, .light: nil
        case .pressure: "hPa"
        case .accelerationX, .accelerationY, .accelerationZ: "mG"
        case .voltage: "mV"
        case .co2: "ppm"
        case .pm25: "µg/m³"
        case .voc, .nox: "index"
        case .signal: "dBm"
        }
    }

    /// What a measurement says; `nil` if it does not. Whether something moved no measurement alone can say.
    func reading(_ sample: RuuviSensor.Sample, _ offsets: RuuviSensor.Offsets) -> SensorReading? {
        let reading = sample.reading
        return switch self {
        case .temperature: reading.temperature.map { .temperature($0 + offsets.temperature) }
        case .humidity: reading.humidity.map { .humidity(min(max($0 + offsets.humidity, 0), 100)) }
        case .motion: nil
        case .light: reading.luminosity.map { .lightLevel(LightLevel.level(lux: $0)) }
        case .pressure: reading.pressure.flatMap { Self.status((Double($0) + offsets.pressure) / 100) }
        case .accelerationX: reading.accelerationX.map { .status($0) }
        case .accelerationY: reading.accelerationY.map { .status($0) }
        case .accelerationZ: reading.accelerationZ.map { .status($0) }
        case .voltage: reading.voltage.map { .status($0) }
        case .co2: reading.co2.map { .status($0) }
        case .pm25: reading.pm25.flatMap(Self.status)
        case .voc: reading.voc.map { .status($0) }
        case .nox: reading.nox.map { .status($0) }
        case .signal: sample.signal.map { .status($0) }
        }
    }

    private static func status(_ number: Double) -> SensorReading? { Int(exactly: number.rounded()).map { .status($0) } }
}
