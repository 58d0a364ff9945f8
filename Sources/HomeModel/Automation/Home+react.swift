extension Home {
    /// The longest chain of rules of which each sets off the next. None that does something sensible is nearly as long.
    private static let longestChain = 16

    /// What rules do about some changes, in the order in which the rules came.
    ///
    /// - Parameter path: the rules that led to the changes, oldest first.
    mutating func react(to changes: [Change], path: [ResourceID], at now: Instant) -> Outcome {
        ruleMemory.begin(at: now)
        guard ruleMemory.isWatching, !changes.isEmpty else { return Outcome() }
        let news = takeNews(of: changes, at: now)
        var affected = ruleMemory.rules(setOffBy: news)
        if changes.contains(where: { $0.resource.kind == .settings }) {
            affected.formUnion(turnDay(at: now))
            ruleMemory.plan(at: now)
        }
        return inOrder(affected).reduce(into: Outcome()) { outcome, rule in
            outcome.add(look(at: rule, news: news, path: path, at: now))
        }
    }

    /// Lets rules act whose delay is over or whose time of day has come.
    mutating func tickRules(at now: Instant) -> Outcome {
        ruleMemory.begin(at: now)
        guard let due = ruleMemory.nextDue, due <= now.uptime else { return Outcome() }
        let delayed = ruleMemory.takeDelayed(at: now)
        let affected = delayed.union(turnDay(at: now))
        defer { ruleMemory.plan(at: now) }
        return inOrder(affected).reduce(into: Outcome()) { outcome, rule in
            guard delayed.contains(rule.id) else { return outcome.add(look(at: rule, news: [], path: [], at: now)) }
            if holds(rule, at: now) { outcome.add(fire(rule, path: [], at: now)) }
        }
    }

    private func inOrder(_ affected: Set<ResourceID>) -> [Rule] {
        affected.compactMap { id in rules.place(of: id).map { (id, $0) } }.sorted { $0.1 < $1.1 }.compactMap { rules[$0.0] }
    }

    private mutating func look(
        at rule: Rule, news: Set<Condition.Subject>, path: [ResourceID], at now: Instant
    ) -> Outcome {
        switch rule.drive {
        case .change(let cause):
            if news.contains(cause.subject), holds(rule, at: now) { return fire(rule, path: path, at: now) }
        case .delay(let cause, let length):
            if news.contains(cause.subject) { ruleMemory.delay(rule.id, until: now.uptime + length) }
        case .turn:
            let isTrue = holds(rule, at: now)
            let wasTrue = ruleMemory.standings[rule.id]?.isTrue
            if isTrue != wasTrue { ruleMemory.standings[rule.id]?.isTrue = isTrue }
            if isTrue, wasTrue == false { return fire(rule, path: path, at: now) }
        }
        return Outcome()
    }

    /// Lets a rule act, unless it was led to by itself or by too long a chain.
    private mutating func fire(_ rule: Rule, path: [ResourceID], at now: Instant) -> Outcome {
        guard !path.contains(rule.id), path.count < Self.longestChain else { return stop(rule, .loopError) }
        _ = rules.update(rule.id) {
            $0.lastTriggered = now.utc
            $0.timesTriggered += 1
        }
        var outcome = Outcome()
        outcome.changes = [Change(.updated([.triggered]), ResourceReference(.rule, rule.id))]
        outcome.triggers = [
            Trigger(cause: .rule(rule.id), commands: rule.actions.map(\.command), path: path + [rule.id])
        ]
        return outcome
    }

    /// Stops a rule for good, until somebody enables it again.
    mutating func stop(_ rule: Rule, _ status: Rule.Status) -> Outcome {
        _ = rules.update(rule.id) { $0.status = status }
        ruleMemory.unwatch(rule)
        var outcome = Outcome()
        outcome.changes = [Change(.updated([.status]), ResourceReference(.rule, rule.id))]
        return outcome
    }
}
