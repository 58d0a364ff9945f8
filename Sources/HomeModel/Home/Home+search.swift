extension Home {
    mutating func searchLights(_ serials: [String], at now: Instant) -> Outcome {
        search.start(for: serials, at: now)
        var outcome = Outcome()
        outcome.changes = [bridgeChange(.search)]
        return outcome
    }

    mutating func searchSensors(_ serials: [String], at now: Instant) -> Outcome {
        sensorSearch.start(for: serials, at: now)
        var outcome = Outcome()
        outcome.changes = [bridgeChange(.search)]
        return outcome
    }

    /// Whether a search for lights or sensors began since the home was another.
    package func isSearching(since before: Home) -> Bool {
        [(search, before.search), (sensorSearch, before.sensorSearch)].contains { now, before in
            now.endsAt != nil && now.endsAt != before.endsAt
        }
    }

    /// Ends the searches whose time is over.
    mutating func tickSearches(at now: Instant) -> Outcome {
        var outcome = Outcome()
        let ended = [search.tick(at: now), sensorSearch.tick(at: now)]
        if ended.contains(true) { outcome.changes = [bridgeChange(.search)] }
        return outcome
    }
}
