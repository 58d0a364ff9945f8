import BridgeCore
import Connectivity
import HomeModel

/// What MODE's devices are told and what they say. MODE itself gives no meaning to `action` and `eventType`: these are the
/// words of its own lamp samples, and `LightWords` for what those leave out (Docs/Clouds.md).
enum ModeWords {
    /// Asks a device to say what it is set to or reads. One that does not know the word ignores it.
    static let query: JSONValue = ["action": "query", "parameters": ["query": "status"]]

    /// The command for an order; `nil` if MODE has no words for anything in it.
    static func command(for action: LightAction) -> JSONValue? {
        var parameters = LightWords.words(for: action)
        if let on = action.on { parameters["switch"] = on ? 1 : 0 }
        guard !parameters.isEmpty else { return nil }
        parameters["transition"] = .int(Int64((action.transition / .milliseconds(1)).rounded()))
        return ["action": "light", "parameters": .object(parameters)]
    }

    /// What a lamp says that it is set to. What cannot be read is left out.
    static func reading(_ data: JSONValue, abilities: LightAbilities) -> LightReading {
        var reading = LightWords.reading(data, abilities: abilities)
        switch data["status"]?.string {
        case "on": reading.on = true
        case "off": reading.on = false
        default: break
        }
        return reading
    }

    /// What a light of ours is set to, as an event tells it.
    static func data(of shown: SharedLights.Shown) -> JSONValue {
        var data = LightWords.words(for: shown.light.state)
        data["light"] = .string(shown.light.id.description)
        data["name"] = .string(shown.light.name)
        data["status"] = shown.light.state.on ? "on" : "off"
        data["reachable"] = .bool(shown.isReachable)
        return .object(data)
    }

    /// What somebody wants of a light of ours. What cannot be read is left out.
    static func patch(_ parameters: JSONValue) -> LightPatch {
        var patch = LightWords.patch(parameters)
        patch.on = parameters["switch"].flatMap { $0.bool ?? flag($0.int) }
        patch.transition = parameters["transition"]?.double.flatMap(transition)
        return patch
    }

    private static func flag(_ number: Int?) -> Bool? {
        switch number {
        case 0: false
        case 1: true
        default: nil
        }
    }

    /// As long as v1 can say, which is almost two hours.
    private static func transition(milliseconds: Double) -> Duration? {
        guard milliseconds.isFinite else { return nil }
        return .milliseconds(min(max(milliseconds, 0), 6_553_500))
    }
}
