import Connectivity
import HomeModel

/// How lights of this bridge speak over DeviceHive: as lamps of others are understood, the other way round.
enum HiveShareWords {
    /// A query after the state of a light, which DeviceHive has no word for.
    static let query = "state"

    /// The class that says what a light can do.
    static func className(of light: Light) -> String {
        let kind: DeviceKind =
            if light.abilities.gamut != nil { .color } else if light.abilities.temperatures != nil { .ct }
            else if light.abilities.dims { .dimmable } else { .onOff }
        return kind.rawValue
    }

    /// What a light is registered as.
    static func device(for light: Light, gateway: String, network: Int64?) -> JSONValue {
        var device: [String: JSONValue] = [
            "id": .string(HiveMark.device(of: light.id)), "name": .string(light.name),
            "data": ["class": .string(className(of: light)), "gateway": .string(gateway)],
        ]
        device["networkId"] = network.map { .int($0) }
        return .object(device)
    }

    /// What a light is set to.
    static func state(_ shown: SharedLights.Shown) -> JSONValue {
        var words = LightWords.words(for: shown.light.state)
        words["on"] = .bool(shown.light.state.on)
        words["reachable"] = .bool(shown.isReachable)
        switch shown.light.state.color?.mode {
        case .temperature: words["colormode"] = "ct"
        case .xy: words["colormode"] = "xy"
        case .hueSaturation: words["colormode"] = "hs"
        case nil: break
        }
        return .object(words)
    }

    /// What the command `light` asks for; `nil` if that is nothing that a light can do.
    static func patch(_ parameters: JSONValue) -> LightPatch? {
        var patch = LightWords.patch(parameters)
        patch.on = parameters["on"]?.bool
        guard patch != LightPatch() else { return nil }
        patch.transition = parameters["transitiontime"]?.int.map { .milliseconds(100 * min(max($0, 0), 65_535)) }
        return patch
    }

    /// What is answered to a command: what the light is set to now, and what of it could not be done.
    static func result(_ state: JSONValue, declined: [LightAttribute: Decline]) -> JSONValue {
        guard !declined.isEmpty else { return state }
        var words = state.object ?? [:]
        words["declined"] = .array(declined.keys.map(\.rawValue).sorted().map { .string($0) })
        return .object(words)
    }

    /// Whether nothing at all was done of what a patch asks for.
    static func isAllDeclined(_ patch: LightPatch, _ declined: [LightAttribute: Decline]) -> Bool {
        let asked: [LightAttribute: Bool] = [
            .on: patch.on != nil, .brightness: patch.brightness != nil, .hue: patch.hue != nil,
            .saturation: patch.saturation != nil, .xy: patch.xy != nil, .mirek: patch.mirek != nil,
        ]
        return asked.allSatisfy { attribute, isAsked in !isAsked || declined[attribute] != nil }
    }

    /// Why nothing was done, for whoever gave the command.
    static func words(_ refusal: Refusal) -> String {
        switch refusal {
        case .notFound: "there is no such light here"
        case .notAllowed: "it may not be switched from here"
        case .invalid(let attribute): "\(attribute) cannot be that"
        default: "it cannot be done now"
        }
    }
}
