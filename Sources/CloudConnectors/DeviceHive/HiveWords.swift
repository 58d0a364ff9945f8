import BridgeCore
import Connectivity
import HomeModel

/// How lamps and sensors speak over DeviceHive, which has no words for them itself (Docs/Clouds.md): the command `light`, the
/// notifications `state` and `sensor`.
enum HiveWords {
    static let command = "light"
    static let state = "state"
    static let sensor = "sensor"

    /// What a device of a kind reports in.
    static func notification(of kind: DeviceKind) -> String { kind.abilities == nil ? sensor : state }

    /// What a lamp is asked for; `nil` if there is no word for any of it.
    static func parameters(_ action: LightAction) -> JSONValue? {
        var words = LightWords.words(for: action)
        if let on = action.on { words["on"] = .bool(on) }
        guard !words.isEmpty else { return nil }
        words["transitiontime"] = .int(Int64((action.transition / .milliseconds(100)).rounded()))
        return .object(words)
    }

    /// What a lamp says it is set to. One that remembers colours in several ways says which of them counts.
    static func reading(_ words: JSONValue, abilities: LightAbilities) -> LightReading {
        var members = words.object ?? [:]
        let idle: [String] = switch members["colormode"]?.string {
        case "ct": ["xy", "hue", "sat"]
        case "xy": ["ct", "hue", "sat"]
        case "hs": ["ct", "xy"]
        default: []
        }
        for name in idle { members[name] = nil }
        var reading = LightWords.reading(.object(members), abilities: abilities)
        reading.on = words["on"]?.bool
        return reading
    }

    /// What a lamp is set to after a command that it followed: what it says, or else what it was told.
    static func outcome(of command: HiveMessage, abilities: LightAbilities) -> LightReading {
        let said = reading(command.result, abilities: abilities)
        return said == LightReading() ? reading(command.parameters, abilities: abilities) : said
    }

    /// What a device says, for the home. `reachable` is a word of bridges like this one.
    static func news(_ words: JSONValue, from identity: String, _ kind: DeviceKind) -> [BackendNews] {
        var news: [BackendNews] = []
        if let abilities = kind.abilities {
            news.append(.light(LightAddress(identity: identity, index: 0), reading(words, abilities: abilities)))
        }
        for (index, reading) in kind.readings(words).sorted(by: { $0.key < $1.key }) {
            news.append(.sensor(identity: identity, index: index, reading))
        }
        if words["reachable"] == false { news.append(.reachable(identity: identity, false)) }
        return news
    }

    /// A device with what it said last; `nil` if it said nothing that is known.
    static func device(
        _ device: HiveDevice, _ kind: DeviceKind, className: String, driver: String, last words: JSONValue?
    ) -> BackendDevice {
        let words = words ?? .null
        return BackendDevice(
            description: kind.device(
                key: DeviceKey(driver: driver, identity: device.id), name: device.name, model: className,
                manufacturer: "DeviceHive", battery: words["battery"]?.double.map { Int(min(max($0, 0), 100)) }),
            isReachable: !device.isBlocked && words["reachable"] != false,
            lights: words.isNull ? [:] : kind.abilities.map { [0: reading(words, abilities: $0)] } ?? [:],
            sensors: kind.readings(words))
    }
}
