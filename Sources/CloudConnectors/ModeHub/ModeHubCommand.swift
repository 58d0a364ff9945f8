import Connectivity
import HomeModel

/// What somebody in the cloud wants of the hub.
enum ModeHubCommand: Sendable, Hashable {
    /// How a light is meant.
    enum Target: Sendable, Hashable {
        case id(String)
        case name(String)

        /// As a refusal repeats it.
        var words: [String: JSONValue] {
            switch self {
            case .id(let id): ["light": .string(id)]
            case .name(let name): ["name": .string(name)]
            }
        }
    }

    /// Say what all lights are set to.
    case query
    /// Set a light.
    case light(Target, LightPatch)

    /// Reads a message; `nil` for rubbish.
    init?(_ text: String) {
        guard let json = try? JSONValue(parsing: text.utf8) else { return nil }
        switch json["action"]?.string {
        case "query": self = .query
        case "light":
            let parameters = json["parameters"] ?? [:]
            let patch = ModeWords.patch(parameters)
            guard let target = Self.target(parameters), patch.attributes.contains(where: { $0 != .transition }) else { return nil }
            self = .light(target, patch)
        default: return nil
        }
    }

    private static func target(_ parameters: JSONValue) -> Target? {
        parameters["light"]?.string.map(Target.id) ?? parameters["name"]?.string.map(Target.name)
    }
}

/// Why a command was not carried out, or not all of it.
struct ModeHubRefusal: Sendable, Hashable {
    /// In the manner of MODE's own reasons.
    enum Reason: String, Sendable, Hashable {
        /// There is no such light, or none that the cloud may know of.
        case noSuchLight = "NO_SUCH_LIGHT"
        /// Several lights have this name.
        case severalLights = "SEVERAL_LIGHTS"
        case notAllowed = "NOT_ALLOWED"
        case unsupported = "UNSUPPORTED"
        case isOff = "IS_OFF"
        case failed = "FAILED"
    }

    let target: ModeHubCommand.Target
    let reason: Reason
    /// What of the command was left out, by the words of the command; empty for all of it.
    var members: [String] = []

    var data: JSONValue {
        var data = target.words
        data["reason"] = .string(reason.rawValue)
        if !members.isEmpty { data["members"] = .array(members.map(JSONValue.string)) }
        return .object(data)
    }

    /// What was left out of a command that was carried out otherwise.
    static func of(_ declined: [LightAttribute: Decline], _ target: ModeHubCommand.Target) -> [ModeHubRefusal] {
        [(Decline.unsupported, Reason.unsupported), (.isOff, .isOff)].compactMap { decline, reason in
            let members = declined.filter { $0.value == decline }.compactMap { words[$0.key] }.sorted()
            return members.isEmpty ? nil : ModeHubRefusal(target: target, reason: reason, members: members)
        }
    }

    private static let words: [LightAttribute: String] = [
        .on: "switch", .brightness: "bri", .hue: "hue", .saturation: "sat", .xy: "xy", .mirek: "ct",
    ]
}
