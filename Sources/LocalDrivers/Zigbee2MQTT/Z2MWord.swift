/// One action as converters spell it: which part of the device a hand was at, and what it did there.
struct Z2MWord: Sendable, Hashable {
    enum Verb: Sendable, Hashable {
        /// Went down; whether it also came up depends on the other words.
        case press
        /// Down and up.
        case click
        /// Several clicks in a row, by their name.
        case several(String)
        case hold, longPress, shortRelease, longRelease
        /// Came up after a press or after holding, which depends on the other words.
        case release
        /// Whatever is held came up.
        case stop
        case turn(right: Bool, isRepeat: Bool)
        /// A turn that has its direction beside it.
        case knob(isRepeat: Bool)
    }

    /// The part; empty if there is only one.
    let part: String
    let verb: Verb
    /// Whether the part's name is all there is.
    let isBare: Bool

    private static let verbs: [String: Verb] = [
        "press": .press, "initial_press": .press,
        "single": .click, "click": .click, "short": .click, "single_click": .click, "short_press": .click, "single_press": .click,
        "hold": .hold, "held": .hold,
        "long": .longPress, "long_press": .longPress, "long_click": .longPress,
        "press_release": .shortRelease, "short_release": .shortRelease,
        "hold_release": .longRelease, "long_release": .longRelease,
        "release": .release, "stop": .stop,
        "double": .several("double"), "double_click": .several("double"), "double_press": .several("double"),
        "triple": .several("triple"), "triple_click": .several("triple"), "triple_press": .several("triple"),
        "quadruple": .several("quadruple"), "quintuple": .several("quintuple"), "many": .several("many"),
        "start_rotating": .knob(isRepeat: false), "rotation": .knob(isRepeat: true), "stop_rotating": .stop,
    ]
    /// Words of lists that say that nothing was done.
    private static let nothing: Set<String> = ["", "none", "unknown"]

    /// Whether a dial or knob was turned.
    var isTurn: Bool {
        switch verb {
        case .turn, .knob: true
        default: false
        }
    }

    /// Reads an action; `nil` for one that is none, or for a pattern in place of one.
    init?(_ action: String) {
        guard !Self.nothing.contains(action), !action.contains("*") else { return nil }
        let tokens = action.split(separator: "_").map(String.init)
        if let turn = Self.turn(tokens) {
            (part, verb, isBare) = ("", turn, false)
        } else if let (part, verb) = Self.motion(tokens) ?? Self.split(tokens) ?? Self.end(tokens) ?? Self.inside(tokens) {
            (self.part, self.verb, isBare) = (part, verb, false)
        } else {
            (part, verb, isBare) = (action, .click, true)
        }
    }

    /// A button that is pressed, and no more.
    init(button: String) {
        (part, verb, isBare) = (button, .click, true)
    }

    /// `dial_rotate_left_slow`, `rotate_right`: a step begins, a longer turn goes on.
    private static func turn(_ tokens: [String]) -> Verb? {
        guard let at = tokens.firstIndex(of: "rotate"), tokens.indices.contains(at + 1),
            ["left", "right"].contains(tokens[at + 1])
        else { return nil }
        return .turn(right: tokens[at + 1] == "right", isRepeat: ["slow", "fast"].contains(tokens.last))
    }

    /// `brightness_move_up` lasts until a stop, `color_temperature_step_up` does not. Behind it may stand which of several keys
    /// it was, as in `brightness_move_up_l2`.
    private static func motion(_ tokens: [String]) -> (String, Verb)? {
        guard let at = tokens.firstIndex(where: { $0 == "move" || $0 == "step" }), at > 0, tokens.indices.contains(at + 1),
            ["up", "down"].contains(tokens[at + 1])
        else { return nil }
        let part = tokens[..<at] + tokens[(at + 1)...]
        return (part.joined(separator: "_"), tokens[at] == "move" ? .hold : .click)
    }

    /// The verb stands behind the part or before it, in two words or in one.
    private static func split(_ tokens: [String]) -> (String, Verb)? {
        for length in [2, 1] where tokens.count >= length {
            if let verb = verbs[tokens.suffix(length).joined(separator: "_")] {
                return (tokens.dropLast(length).joined(separator: "_"), verb)
            }
            if let verb = verbs[tokens.prefix(length).joined(separator: "_")] {
                return (tokens.dropFirst(length).joined(separator: "_"), verb)
            }
        }
        return nil
    }

    /// `brightness_stop_row_1`: whatever stands behind it, it is an end.
    private static func end(_ tokens: [String]) -> (String, Verb)? {
        tokens.contains("stop") ? (tokens.filter { $0 != "stop" }.joined(separator: "_"), .stop) : nil
    }

    /// `on_hold_release_2`: which of several keys stands behind the verb.
    private static func inside(_ tokens: [String]) -> (String, Verb)? {
        guard tokens.count >= 3, let last = tokens.last, isKey(last), let (part, verb) = split(tokens.dropLast())
        else { return nil }
        return (part + "_" + last, verb)
    }

    /// A number, with or without a letter before it, or a side.
    private static func isKey(_ token: String) -> Bool {
        let digits = token.first?.isLetter == true ? token.dropFirst() : token[...]
        return !digits.isEmpty && digits.allSatisfy(\.isNumber) || ["left", "right", "center", "top", "bottom"].contains(token)
    }
}
