import Connectivity
import HomeModel

/// What hands can do with a device's buttons and pressed switches, by the words of `Z2MActions`.
enum TasmotaHands {
    private typealias Verbs = [(said: String, verb: String)]

    private static let several: Verbs = [("TRIPLE", "triple"), ("QUAD", "quadruple"), ("PENTA", "quintuple")]

    /// With SetOption13 nobody waits for a second click, and with SetOption11 one click and two change places.
    private static func verbs(_ config: TasmotaConfig) -> Verbs {
        guard config.option(13) == 0 else { return [("SINGLE", "single")] }
        let isSwapped = config.option(11) == 1
        let (one, two) = isSwapped ? ("DOUBLE", "SINGLE") : ("SINGLE", "DOUBLE")
        return [(one, "single"), ("HOLD", "hold"), ("CLEAR", "hold_release"), (two, "double")] + several
    }

    /// A switch that is pressed toggles something, and says which way if it knows. What else it says depends on how it works.
    private static func switchVerbs(_ mode: Int) -> Verbs {
        switch mode {
        case 8: [("TOGGLE", "single"), ("HOLD", "double")]
        case 11: [("TOGGLE", "single"), ("INC_DEC", "hold"), ("CLEAR", "hold_release")]
        case 12: [("TOGGLE", "single")]
        default: [("TOGGLE", "single"), ("ON", "single"), ("HOLD", "hold"), ("CLEAR", "hold_release")]
        }
    }

    /// All that can happen.
    static func actions(_ config: TasmotaConfig) -> Z2MActions {
        let buttons = config.toldButtons.flatMap { number in verbs(config).map { "button\(number)_" + $0.verb } }
        let switches = pressed(config).flatMap { number in
            switchVerbs(config.switches[number - 1]).map { "switch\(number)_" + $0.verb }
        }
        return Z2MActions(values: buttons + switches)
    }

    /// The words for what a message says.
    static func words(_ said: [String: JSONValue], _ config: TasmotaConfig) -> [String] {
        let buttons = config.toldButtons.compactMap { number in
            action(said["Button\(number)"]).flatMap { word($0, verbs(config)) }.map { "button\(number)_" + $0 }
        }
        return buttons + pressed(config).compactMap { number in
            let state = action(said[config.switchName(number)]).map(config.plainState)
            return state.flatMap { word($0, switchVerbs(config.switches[number - 1])) }.map { "switch\(number)_" + $0 }
        }
    }

    private static func action(_ said: JSONValue?) -> String? { said?["Action"]?.string }

    private static func word(_ said: String, _ verbs: Verbs) -> String? { verbs.first { $0.said.isSame(as: said) }?.verb }

    private static func pressed(_ config: TasmotaConfig) -> [Int] {
        config.toldSwitches.filter { TasmotaSense.of(switch: $0, in: config) == nil }
    }
}
