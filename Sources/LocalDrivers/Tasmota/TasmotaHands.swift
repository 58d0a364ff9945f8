import Connectivity

/// What hands can do with a device's buttons and pressed switches, by the words of `Z2MActions`.
enum TasmotaHands {
    private static let verbs = [
        ("SINGLE", "single"), ("HOLD", "hold"), ("CLEAR", "hold_release"), ("DOUBLE", "double"), ("TRIPLE", "triple"),
        ("QUAD", "quadruple"), ("PENTA", "quintuple"),
    ]
    /// A switch that is pressed toggles something, and says which way if it knows.
    private static let switchVerbs = [("TOGGLE", "single"), ("ON", "single"), ("HOLD", "hold"), ("CLEAR", "hold_release")]

    /// All that can happen.
    static func actions(_ config: TasmotaConfig) -> Z2MActions {
        let buttons = config.toldButtons.flatMap { number in verbs.map { "button\(number)_" + $0.1 } }
        let switches = pressed(config).flatMap { number in switchVerbs.map { "switch\(number)_" + $0.1 } }
        return Z2MActions(values: buttons + switches)
    }

    /// The words for what a message says.
    static func words(_ said: [String: JSONValue], _ config: TasmotaConfig) -> [String] {
        let buttons = config.toldButtons.compactMap { word("Button\($0)", said, verbs) }
        return buttons + pressed(config).compactMap { word("Switch\($0)", said, switchVerbs) }
    }

    private static func word(_ name: String, _ said: [String: JSONValue], _ verbs: [(String, String)]) -> String? {
        guard let action = said[name]?["Action"]?.string?.uppercased() else { return nil }
        return verbs.first { $0.0 == action }.map { name.lowercased() + "_" + $0.1 }
    }

    private static func pressed(_ config: TasmotaConfig) -> [Int] {
        config.toldSwitches.filter { TasmotaSense.of(switch: $0, mode: config.switches[$0 - 1]) == nil }
    }
}
