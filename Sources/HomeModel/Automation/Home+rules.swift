import Foundation

extension Home {
    mutating func addRule(_ draft: RuleDraft, by maker: ResourceID?, at now: Instant) throws(Refusal) -> Outcome {
        try check(draft.conditions)
        try check(draft.actions, by: [maker], at: now)
        let rule = Rule(draft, name: try freeName(draft.name, besides: draft.id), maker: maker, created: now.utc)
        try checkRoom(for: rule)
        rules.put(rule)
        if rule.status == .enabled { watch(rule, at: now) }
        var outcome = Outcome()
        outcome.created = rule.id
        outcome.changes = [Change(.added, ResourceReference(.rule, rule.id))]
        return outcome
    }

    /// - Parameter editor: the app in whose name it is changed. What it makes others' rules do, it must be allowed itself.
    mutating func editRule(
        _ id: ResourceID, with patch: RulePatch, by editor: ResourceID?, at now: Instant
    ) throws(Refusal) -> Outcome {
        guard let before = rules[id] else { throw .notFound(ResourceReference(.rule, id)) }
        var rule = before
        if let name = patch.name { rule.name = try freeName(name, besides: id) }
        if let conditions = patch.conditions {
            try check(conditions)
            rule.conditions = conditions
        }
        if let actions = patch.actions {
            try check(actions, by: [rule.maker, editor], at: now)
            rule.actions = actions
        }
        if rule.conditions != before.conditions || rule.actions != before.actions {
            try checkRoom(for: rule)
            (rule.lastTriggered, rule.timesTriggered) = (nil, 0)
        }
        if let isEnabled = patch.isEnabled {
            guard !isEnabled || hasAll(of: rule) else { throw .resourceDeleted }
            rule.status = isEnabled ? .enabled : .disabled
        }
        return take(rule, insteadOf: before, at: now)
    }

    private mutating func take(_ rule: Rule, insteadOf before: Rule, at now: Instant) -> Outcome {
        var aspects: Set<Aspect> = []
        if rule.name != before.name { aspects.insert(.name) }
        if rule.conditions != before.conditions || rule.actions != before.actions { aspects.insert(.content) }
        if rule.status != before.status { aspects.insert(.status) }
        var outcome = Outcome()
        guard !aspects.isEmpty else { return outcome }
        rules.put(rule)
        // A new name is no reason to begin anew.
        if aspects != [.name] {
            let known = ruleMemory.sights
            ruleMemory.unwatch(before)
            if rule.status == .enabled { watch(rule, known: known, at: now) }
        }
        outcome.changes = [Change(.updated(aspects), ResourceReference(.rule, rule.id))]
        return outcome
    }

    mutating func removeRule(_ id: ResourceID) throws(Refusal) -> Outcome {
        guard let rule = rules.remove(id) else { throw .notFound(ResourceReference(.rule, id)) }
        ruleMemory.unwatch(rule)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, ResourceReference(.rule, id))]
        return outcome
    }

    /// Rules that speak of what is gone stay, but do nothing more.
    mutating func forgetInRules(_ gone: ResourceReference) -> Outcome {
        var outcome = Outcome()
        for rule in Array(rules.all) where rule.status != .resourceDeleted && rule.references.contains(gone) {
            outcome.add(stop(rule, .resourceDeleted))
        }
        return outcome
    }

    /// Takes up the work of schedules and rules that were kept.
    mutating func wakeAutomation() {
        wakeSchedules()
        wakeRules()
    }

    private mutating func wakeRules() {
        ruleMemory.clock.follow(zoneNamed: settings.timeZone)
        let home = self
        for rule in rules.all where rule.status == .enabled {
            ruleMemory.watch(rule) { RuleMemory.Sight(value: home.value(of: $0)) }
            ruleMemory.start(rule.id, isTrue: home.holds(rule))
        }
        regroup()
        if !ruleMemory.dayRules.isEmpty { ruleMemory.hurry() }
    }

    /// Begins to look at what a rule looks at. It starts out from how things are, so that nothing happens by itself.
    ///
    /// - Parameter known: what was known of subjects while the rule was another.
    private mutating func watch(
        _ rule: Rule, known: [Condition.Subject: RuleMemory.Sight] = [:], at now: Instant
    ) {
        let home = self
        ruleMemory.begin(at: now)
        ruleMemory.clock.follow(zoneNamed: settings.timeZone)
        ruleMemory.watch(rule) { known[$0] ?? home.firstSight(of: $0, at: now) }
        regroup()
        ruleMemory.start(rule.id, isTrue: holds(rule, at: now))
        // The clock is looked at right away, for all rules at once: others may have had their time just now.
        if !rule.dayConditions.isEmpty { ruleMemory.hurry() }
    }

    /// What is known of a subject that nobody looked at so far: of a sensor's, that it may have changed with its last reading.
    private func firstSight(of subject: Condition.Subject, at now: Instant) -> RuleMemory.Sight {
        var sight = RuleMemory.Sight(value: value(of: subject))
        if subject.resource.kind == .sensor, let read = sensors[subject.resource.id]?.updated {
            let age = Duration.seconds(max(now.utc.timeIntervalSince(read), 0))
            sight.changed = max(now.uptime - age, ruleMemory.began ?? now.uptime)
        }
        return sight
    }

    private func freeName(_ wanted: String, besides rule: ResourceID) throws(Refusal) -> String {
        guard wanted.isEmpty || ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
        return rules.freeName(wanted, for: rule, \.name)
    }
}
