extension Home {
    /// Does what is due by now: lets go of the link button, ends a search.
    package mutating func tick(at now: Instant) -> Outcome {
        var outcome = Outcome()
        if linkButton.tick(at: now) { outcome.changes.append(bridgeChange(.linkButton)) }
        if search.tick(at: now) { outcome.changes.append(bridgeChange(.search)) }
        return outcome
    }

    /// Uptime at which something will be due; `nil` while nothing is waiting for its time.
    package var nextDue: Duration? {
        [linkButton.closesAt, search.endsAt].compactMap { $0 }.min()
    }
}
