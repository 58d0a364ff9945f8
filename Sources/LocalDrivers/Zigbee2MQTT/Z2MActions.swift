package import HomeModel

/// What hands can do with a device, from the list of its actions: buttons in the order in which the list names them first.
///
/// Hue has no code for several clicks in a row, so each such word is a button of its own, behind the others.
package struct Z2MActions: Sendable, Hashable {
    /// What the buttons are called in the list; empty for the only one.
    package private(set) var buttons: [String] = []
    /// Whether there is a dial.
    package private(set) var turns = false
    private var words: [String: Z2MWord] = [:]

    /// Reads a list of actions.
    package init(values: [String]) {
        for value in values { words[value] = words[value] ?? Z2MWord(value) }
        // Where nothing is held, it is a shutter's key.
        if words["stop"] != nil, !has([.hold, .longPress]) { words["stop"] = Z2MWord(button: "stop") }
        turns = words.values.contains(where: \.isTurn)
        for value in values { add(value) { if case .several = $0 { false } else { true } } }
        for value in values { add(value) { if case .several = $0 { true } else { false } } }
    }

    private mutating func add(_ value: String, where isWanted: (Z2MWord.Verb) -> Bool) {
        guard let word = words[value], isWanted(word.verb), let button = button(of: word), !buttons.contains(button)
        else { return }
        buttons.append(button)
    }

    /// A dial also speaks of steps of brightness, which are the same turns once more. Moving up and down is holding a
    /// remote's on and off, where it has these.
    private func button(of word: Z2MWord) -> String? {
        switch word.verb {
        case .turn, .knob, .stop: return nil
        case .several(let count): return word.part + "#" + count
        case .click where turns && word.part.hasPrefix("brightness_"): return nil
        case .hold: return key(heldBy: word.part) ?? word.part
        default: return word.part
        }
    }

    private func key(heldBy part: String) -> String? {
        for (motion, key) in [("brightness_up", "on"), ("brightness_down", "off")] where part.hasPrefix(motion) {
            let name = key + part.dropFirst(motion.count)
            return words[name]?.isBare == true ? name : nil
        }
        return nil
    }

    /// What a hand did.
    package enum Gesture: Sendable, Hashable {
        case press(ButtonPress)
        case turn(DialTurn)
    }

    /// What an action means.
    ///
    /// - Parameters:
    ///   - turned: how far a dial was turned, if that was told; for a knob, below zero to the left.
    ///   - held: the button that is held, from one action to the next.
    /// - Returns: nothing for an empty action or one that the list does not have.
    package func gestures(for action: String, turned: Int? = nil, held: inout Int?) -> [Gesture] {
        guard let word = words[action] else { return [] }
        switch word.verb {
        case .turn(let right, let isRepeat): return [.turn(Self.turn(right, isRepeat, by: turned))]
        case .knob(let isRepeat):
            guard let turned, turned != 0 else { return [] }
            return [.turn(Self.turn(turned > 0, isRepeat, by: abs(turned)))]
        case .stop:
            defer { held = nil }
            return held.map { [.press(ButtonPress(button: $0, event: .longRelease))] } ?? []
        default: break
        }
        guard let button = button(of: word).flatMap(buttons.firstIndex).map({ $0 + 1 }) else { return [] }
        held = word.verb == .hold ? button : nil
        return events(of: word).map { .press(ButtonPress(button: button, event: $0)) }
    }

    private func events(of word: Z2MWord) -> [ButtonPress.Event] {
        switch word.verb {
        case .press: hasRelease(word.part) ? [.initialPress] : [.initialPress, .shortRelease]
        case .click, .several: [.initialPress, .shortRelease]
        case .hold: [.hold]
        case .longPress: [.longPress]
        case .shortRelease: [.shortRelease]
        case .longRelease: [.longRelease]
        case .release: has([.hold, .longPress], word.part) ? [.longRelease] : [.shortRelease]
        case .stop, .turn, .knob: []
        }
    }

    private func hasRelease(_ part: String) -> Bool { has([.shortRelease, .release], part) }

    private func has(_ verbs: Set<Z2MWord.Verb>, _ part: String? = nil) -> Bool {
        words.values.contains { verbs.contains($0.verb) && (part ?? $0.part) == $0.part }
    }

    /// Hue's dial counts 15 steps to a notch and says every 400 ms how far it came. `action_time` is a number of the same
    /// size; without it a step is one notch and a longer turn two.
    private static func turn(_ right: Bool, _ isRepeat: Bool, by told: Int?) -> DialTurn {
        let steps = told.map { min(max($0, 1), 1000) } ?? (isRepeat ? 30 : 15)
        return DialTurn(isRepeat: isRepeat, steps: right ? steps : -steps, milliseconds: 400)
    }
}
