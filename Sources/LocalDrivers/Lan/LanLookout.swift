/// When devices of one kind that were taken in and do not answer are looked for: they may have been given another address. Pure.
struct LanLookout: Sendable {
    /// How long a device does not answer before it is looked for.
    static let first = Duration.seconds(30)
    /// The longest time between two looks for devices that are not met; each wait is twice as long as the one before.
    static let longest = Duration.seconds(900)

    private struct Turn {
        var wait: Duration
        var due: Duration
    }

    private var turns: [String: Turn] = [:]

    /// Whether to look now.
    ///
    /// - Parameter missing: those that do not answer. Each has waits of its own; one that answered meanwhile begins anew.
    mutating func step(at now: Duration, missing: Set<String>) -> Bool {
        turns = turns.filter { missing.contains($0.key) }
        for identity in missing where turns[identity] == nil { turns[identity] = Turn(wait: Self.first, due: now + Self.first) }
        let due = turns.filter { $0.value.due <= now }
        for (identity, turn) in due {
            let wait = min(turn.wait * 2, Self.longest)
            turns[identity] = Turn(wait: wait, due: now + wait)
        }
        return !due.isEmpty
    }
}
