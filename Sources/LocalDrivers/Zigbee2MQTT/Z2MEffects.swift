import HomeModel
import Connectivity

/// The words a light has for drawing attention and for what it does by itself.
package struct Z2MEffects: Sendable, Hashable {
    static let names: Set<String> = ["effect", "identify"]
    private let effect: Z2MFeature?
    private let identify: Z2MFeature?

    init(_ features: [Z2MFeature]) {
        effect = features.first { $0.name == "effect" }
        identify = features.first { $0.name == "identify" }
    }

    /// The member of a command that does what an action asks for besides light and colour; `nil` if there is no word for it.
    /// A command has room for one, so what lasts goes before what passes, and starting before ending.
    func word(for action: LightAction) -> (String, JSONValue)? {
        if action.effect == .colorLoop, let word = first(of: ["colorloop"]) { return word }
        switch action.alert {
        case .breatheOnce?: if let word = first(of: ["blink", "breathe"]) ?? identification { return word }
        case .breatheLong?: if let word = first(of: ["breathe", "blink"]) ?? identification { return word }
        case LightAlert.none?, nil: break
        }
        if action.effect == LightEffect.none, has("colorloop"), let word = first(of: ["stop_hue_effect", "none", "stop_effect"]) {
            return word
        }
        return action.alert == LightAlert.none ? first(of: ["stop_effect", "finish_effect"]) : nil
    }

    private func has(_ value: String) -> Bool { effect?.values.contains(value) ?? false }

    private func first(of values: [String]) -> (String, JSONValue)? {
        guard let effect, let value = values.first(where: has) else { return nil }
        return (effect.property, .string(value))
    }

    /// Older converters take seconds, newer ones a word.
    private var identification: (String, JSONValue)? {
        identify.map { ($0.property, $0.values.first.map(JSONValue.string) ?? 3) }
    }

    /// What a state object says is running; `nil` for what Hue has no word for.
    func reading(_ state: [String: JSONValue]) -> LightEffect? {
        switch effect.flatMap({ state[$0.property]?.string }) {
        case "colorloop": .colorLoop
        case "none", "stop_hue_effect", "stop_effect", "finish_effect": LightEffect.none
        default: nil
        }
    }
}
