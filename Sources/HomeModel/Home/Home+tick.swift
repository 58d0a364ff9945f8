extension Home {
    /// Does what is due by now: lets go of the link button, ends searches, looks after sensors, lets schedules and rules go off.
    package mutating func tick(at now: Instant) -> Outcome {
        var outcome = tickHouse(at: now)
        outcome.add(tickAgenda(at: now))
        return outcome
    }

    /// Does what is due by now but for schedules.
    package mutating func tickHouse(at now: Instant) -> Outcome {
        var outcome = Outcome()
        if linkButton.tick(at: now) { outcome.changes.append(bridgeChange(.linkButton)) }
        outcome.add(tickSearches(at: now))
        outcome.add(tickSensors(at: now))
        outcome.add(tickRules(at: now))
        return settled(outcome, path: [], at: now)
    }

    /// Lets schedules go off that are due by now.
    package mutating func tickAgenda(at now: Instant) -> Outcome {
        settled(tickSchedules(at: now), path: [], at: now)
    }

    /// Uptime at which something will be due; `nil` while nothing is waiting for its time.
    package var nextDue: Duration? {
        [linkButton.closesAt, search.endsAt, sensorSearch.endsAt, nextSensorDue, agenda.nextDue, ruleMemory.nextDue]
            .compactMap { $0 }.min()
    }
}
