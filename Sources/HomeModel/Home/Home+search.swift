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

    /// Ends the searches whose time is over.
    mutating func tickSearches(at now: Instant) -> Outcome {
        var outcome = Outcome()
        let ended = [search.tick(at: now), sensorSearch.tick(at: now)]
        if ended.contains(true) { outcome.changes = [bridgeChange(.search)] }
        return outcome
    }
}
