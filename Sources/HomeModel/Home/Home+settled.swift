extension Home {
    /// What follows from an outcome within the same transaction: what is gone leaves everything that spoke of it, and
    /// rules look at what is different.
    ///
    /// - Parameter path: the rules that led here, oldest first.
    mutating func settled(_ outcome: Outcome, path: [ResourceID], at now: Instant) -> Outcome {
        var whole = outcome
        var looked = 0
        // Letting go of one thing may let go of others, which stand behind it then.
        while looked < whole.changes.count {
            if whole.changes[looked].event == .removed { whole.add(forget(whole.changes[looked].resource)) }
            looked += 1
        }
        whole.add(react(to: whole.changes, path: path, at: now))
        return whole
    }

    private mutating func forget(_ gone: ResourceReference) -> Outcome {
        if gone.kind == .light { hiddenLights.remove(gone.id) }
        var outcome = forgetInGroups(gone)
        outcome.add(forgetInScenes(gone))
        outcome.add(forgetInRules(gone))
        outcome.add(forgetInLinks(gone))
        outcome.add(forgetInGrants(gone))
        return outcome
    }

    /// Does what a rule or schedule that went off is to do. What cannot be done is passed over; all that was done is one
    /// batch, and rules look at each part of it by itself, as they would at requests. A rule that was stopped meanwhile does
    /// nothing.
    package mutating func pull(_ trigger: Trigger, at now: Instant) -> Outcome {
        var outcome = Outcome()
        if case .rule(let id) = trigger.cause, rules[id]?.status != .enabled { return outcome }
        for command in trigger.commands {
            var next = self
            do throws(Refusal) {
                let admitted = try next.admit(command, by: trigger.cause, at: now)
                let part = try next.carryOut(admitted, by: trigger.cause, at: now)
                outcome.add(next.settled(part, path: trigger.path, at: now))
                self = next
            } catch {
                continue
            }
        }
        outcome.add(settled(retire(trigger.cause), path: trigger.path, at: now))
        return outcome
    }

    /// Stops the rules behind triggers of which there are more than can be meant.
    package mutating func halt(_ triggers: [Trigger]) -> Outcome {
        var outcome = Outcome()
        for case .rule(let id) in Set(triggers.map(\.cause)) {
            if let rule = rules[id], rule.status == .enabled { outcome.add(stop(rule, .loopError)) }
        }
        return outcome
    }
}
