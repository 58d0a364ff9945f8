import Connectivity
package import HomeModel

/// Something that a device senses, and the member of state objects that says it.
package struct Z2MSense: Sendable, Hashable {
    enum Kind: Int, Sendable, Hashable {
        case motion, lightLevel, rawLightLevel, temperature, contact, humidity, flag

        /// Whether that sort of value tells it: some names mean something else where there are several words to choose from.
        func isTold(as type: String?) -> Bool {
            switch self {
            case .motion, .contact, .flag: type == nil || type == "binary"
            case .lightLevel, .rawLightLevel, .temperature, .humidity: type == nil || type == "numeric"
            }
        }
    }

    let kind: Kind
    let feature: Z2MFeature

    /// All that is sensed, in an order of our own: a converter's may change.
    static func all(in leaves: [Z2MFeature]) -> [Z2MSense] {
        let names = Set(leaves.filter { $0.type != "enum" }.map(\.name))
        var taken: Set<String> = []
        let senses = leaves.compactMap { leaf -> Z2MSense? in
            guard let kind = kind(of: leaf, among: names), kind.isTold(as: leaf.type), taken.insert(leaf.property).inserted
            else { return nil }
            return Z2MSense(kind: kind, feature: leaf)
        }
        return senses.enumerated().sorted { ($0.element.kind.rawValue, $0.offset) < ($1.element.kind.rawValue, $1.offset) }
            .map(\.element)
    }

    private static func kind(of leaf: Z2MFeature, among names: Set<String>) -> Kind? {
        switch leaf.name {
        case "occupancy": .motion
        case "presence": names.contains("occupancy") ? nil : .motion
        case "illuminance_lux": .lightLevel
        // Before 2.0 this was the level that the device counts in, and lux stood beside it.
        case "illuminance":
            names.contains("illuminance_lux") ? nil : ["lx", "lux"].contains(leaf.unit) ? .lightLevel : .rawLightLevel
        case "temperature": .temperature
        case "local_temperature": names.contains("temperature") ? nil : .temperature
        case "contact": .contact
        case "humidity": .humidity
        case "tamper", "water_leak", "smoke", "vibration", "gas", "carbon_monoxide", "rain": .flag
        default: nil
        }
    }

    /// A first reading that nobody is told of.
    package var first: SensorReading {
        switch kind {
        case .motion: .motion(false)
        case .lightLevel, .rawLightLevel: .lightLevel(0)
        case .temperature: .temperature(0)
        case .contact: .contact(false)
        case .humidity: .humidity(0)
        case .flag: .flag(false)
        }
    }

    /// What a state object says; `nil` if it does not say, or says that it is not known.
    func reading(_ state: [String: JSONValue]) -> SensorReading? {
        guard let word = state[feature.property], !word.isNull else { return nil }
        let number = word.double.flatMap { $0.isFinite ? $0 : nil }
        switch kind {
        case .motion: return feature.flag(word).map { .motion($0) }
        case .lightLevel: return number.map { .lightLevel(LightLevel.level(lux: $0)) }
        case .rawLightLevel: return number.map { .lightLevel(Self.bounded($0)) }
        case .temperature: return number.map { .temperature(feature.unit == "°F" ? ($0 - 32) / 1.8 : $0) }
        // A bare yes is shut there and open here; in words, yes is open in both.
        case .contact: return (word.bool.map { !$0 } ?? feature.flag(word)).map { .contact($0) }
        case .humidity: return number.map { .humidity(min(max($0, 0), 100)) }
        case .flag: return feature.flag(word).map { .flag($0) }
        }
    }

    private static func bounded(_ level: Double) -> Int { Int(min(max(level, 0), 65_535).rounded()) }
}
