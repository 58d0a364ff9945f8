extension RuleMemory {
    /// How often the time of day is looked at while a rule waits for it, so that a clock that is set is noticed.
    private static let clockPatience = Duration.seconds(60)

    /// Takes the first moment there is for the start of the program.
    mutating func begin(at now: Instant) {
        if began == nil { began = now.uptime }
    }

    /// Has the clock looked at as soon as there is a moment.
    mutating func hurry() { nextDue = .zero }

    /// Starts a rule's delay, anew if it runs.
    mutating func delay(_ rule: ResourceID, until due: Duration) {
        standings[rule]?.due = due
        nextDue = min(nextDue ?? due, due)
    }

    /// The rules whose delay is over; it runs no longer.
    mutating func takeDelayed(at now: Instant) -> Set<ResourceID> {
        let over = standings.filter { $0.value.due.map { $0 <= now.uptime } ?? false }
        for rule in over.keys { standings[rule]?.due = nil }
        return Set(over.keys)
    }

    /// Works out when to look again.
    mutating func plan(at now: Instant) {
        nextDue = standings.values.compactMap(\.due).min()
        guard !dayRules.isEmpty, let turn = clock.nextTurn(after: now.utc, within: Self.clockPatience) else { return }
        nextDue = min(nextDue ?? now.uptime + turn, now.uptime + turn)
    }

    /// How long a subject has not changed.
    func calm(of subject: Condition.Subject, at now: Instant) -> Duration {
        now.uptime - (sights[subject]?.changed ?? began ?? now.uptime)
    }
}
