import Connectivity
import HomeModel

/// A component that senses something of the house, of Gen2 and later. How warm a device is inside is a member of its other
/// components, and no business of the home.
struct ShellySense: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case temperature, humidity, illuminance, motion, presence, flood, smoke
    }

    let kind: Kind
    let id: Int
    let name: String?

    var key: String { "\(kind.rawValue):\(id)" }

    /// `nil` if this is the key of something else.
    init?(key: String, config: JSONValue?) {
        let parts = key.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let id = Int(parts[1]), id >= 0 else { return nil }
        self.kind = kind
        self.id = id
        name = ResourceName.fit(config?["name"]?.string)
    }

    /// A first reading that nobody is told of.
    var first: SensorReading {
        switch kind {
        case .temperature: .temperature(0)
        case .humidity: .humidity(0)
        case .illuminance: .lightLevel(0)
        case .motion, .presence: .motion(false)
        case .flood, .smoke: .flag(false)
        }
    }

    /// What a status says; `nil` if it does not say, as one does whose sensor has a fault.
    func reading(_ status: JSONValue) -> SensorReading? {
        switch kind {
        case .temperature: status["tC"]?.double.map { .temperature($0) }
        case .humidity: status["rh"]?.double.map { .humidity(min(max($0, 0), 100)) }
        case .illuminance: status["lux"]?.double.map { .lightLevel(LightLevel.level(lux: $0)) }
        case .motion: status["motion"]?.bool.map { .motion($0) }
        case .presence: status["num_objects"]?.double.map { .motion($0 > 0) }
        case .flood, .smoke: status["alarm"]?.bool.map { .flag($0) }
        }
    }
}
