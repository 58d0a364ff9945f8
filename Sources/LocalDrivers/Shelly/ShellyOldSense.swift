import Connectivity
import HomeModel

/// What a Gen1 device senses of the house.
enum ShellyOldSense: Sendable, Hashable, CaseIterable {
    case motion, lightLevel, temperature, humidity, contact

    /// What a device senses, by its status. How warm a device with relays is inside is no business of the home.
    static func all(in status: JSONValue) -> [ShellyOldSense] { allCases.filter { $0.word(status) != nil } }

    private func word(_ status: JSONValue) -> JSONValue? {
        let isSensor = status["relays"]?.array == nil && status["lights"]?.array == nil
        switch self {
        case .motion: return status["sensor"]?["motion"]
        case .lightLevel: return status["lux"]?["value"]
        case .temperature: return status["ext_temperature"]?["0"]?["tC"] ?? (isSensor ? status["tmp"]?["tC"] : nil)
        case .humidity: return status["ext_humidity"]?["0"]?["hum"] ?? (isSensor ? status["hum"]?["value"] : nil)
        case .contact: return status["sensor"]?["state"]
        }
    }

    /// A first reading that nobody is told of.
    var first: SensorReading {
        switch self {
        case .motion: .motion(false)
        case .lightLevel: .lightLevel(0)
        case .temperature: .temperature(0)
        case .humidity: .humidity(0)
        case .contact: .contact(false)
        }
    }

    /// What a status says; `nil` if it does not say.
    func reading(_ status: JSONValue) -> SensorReading? {
        guard let word = word(status) else { return nil }
        switch self {
        case .motion: return word.bool.map { .motion($0) }
        case .lightLevel: return word.double.map { .lightLevel(LightLevel.level(lux: $0)) }
        case .temperature: return word.double.map { .temperature($0) }
        case .humidity: return word.double.map { .humidity(min(max($0, 0), 100)) }
        case .contact: return word.string.map { .contact($0 == "open") }
        }
    }
}
