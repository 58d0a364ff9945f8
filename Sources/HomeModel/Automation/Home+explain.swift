import Foundation

extension Home {
    /// Says in words how a rule stands; `nil` if there is none with this id.
    ///
    /// - Parameters:
    ///   - id: the rule.
    ///   - now: the moment, on both clocks.
    package func explain(rule id: ResourceID, at now: Instant) -> RuleExplanation? {
        guard let rule = rules[id] else { return nil }
        let due = ruleMemory.standings[id]?.due.flatMap { $0 > now.uptime ? $0 : nil }
        return RuleExplanation(
            name: rule.name, status: rule.status,
            verdict: obstacle(of: rule, at: now) ?? outlook(of: rule, isWaiting: due != nil, at: now),
            lastTriggered: rule.lastTriggered, timesTriggered: rule.timesTriggered,
            waitsUntil: due.map { now.utc.addingTimeInterval(($0 - now.uptime).inSeconds) },
            conditions: rule.conditions.map { explain($0, of: rule, at: now) })
    }

    private func explain(_ condition: Condition, of rule: Rule, at now: Instant) -> RuleExplanation.Part {
        let changed = ruleMemory.sights[condition.subject]?.changed
        return RuleExplanation.Part(
            looksAt: words(for: condition.subject), asks: words(for: condition.test, of: condition.subject),
            present: presentWords(for: condition.subject, at: now), holds: holds(condition, at: now),
            setsOff: condition.test.setsOffWords(isDriven: rule.isDriven),
            lastChange: changed.map { now.utc.addingTimeInterval(($0 - now.uptime).inSeconds) })
    }

    /// What keeps a rule from acting whatever happens.
    private func obstacle(of rule: Rule, at now: Instant) -> String? {
        switch rule.status {
        case .disabled: return "It is disabled."
        case .resourceDeleted:
            return "Something that it looks at or acts on is gone. It can be enabled again once it speaks of what is there."
        case .loopError: return "It was stopped because it set itself off again and again."
        case .enabled: break
        }
        if let maker = rule.maker {
            guard let app = apps[maker] else { return "The app that made it is gone, and it acts under that app's rights." }
            if app.grant.isOver(at: now.utc) { return "The grant of “\(app.deviceType)”, which made it, has ended." }
            let mayAct = rule.actions.contains { (try? admit($0.command, by: .app(maker), at: now)) != nil }
            if !mayAct { return "“\(app.deviceType)”, which made it, may do none of its actions." }
        }
        if let silent = rule.conditions.first(where: { isSilent($0.subject) }) {
            return "It looks at \(words(for: silent.subject)), and that sensor is switched off."
        }
        return nil
    }

    /// What a rule that can act waits for.
    private func outlook(of rule: Rule, isWaiting: Bool, at now: Instant) -> String {
        if isWaiting { return "It was set off and acts when its delay is over, if all else holds then." }
        let failing = rule.conditions.count { !holds($0, at: now) }
        let rest = failing == 0 ? "All else holds." : "Now \(failing) of its \(rule.conditions.count) conditions do not hold."
        switch rule.drive {
        case .change(let cause): return "It waits for a change of \(words(for: cause.subject)). \(rest)"
        case .delay(let cause, let length):
            return "It waits for a change of \(words(for: cause.subject)), and then \(length.words) longer. \(rest)"
        case .turn:
            guard rule.conditions.contains(where: { $0.test.setsOffWords(isDriven: false) != nil }) else {
                return "Nothing sets it off: it looks only at how long things have been as they are."
            }
            return failing == 0 ? "All its conditions hold already. It acts when they come to hold anew." : rest
        }
    }
}

extension Rule {
    /// Whether a change sets it off, and not that everything comes to hold.
    fileprivate var isDriven: Bool {
        if case .turn = drive { false } else { true }
    }
}

extension Condition.Test {
    fileprivate func setsOffWords(isDriven: Bool) -> String? {
        switch self {
        case .changed: "at each change"
        case .changedAgo(let length): "\(length.words) after a change"
        case .isTrue, .between: isDriven ? nil : "when it comes to hold"
        case .inside: isDriven ? nil : "when it begins"
        case .outside: isDriven ? nil : "when it is over"
        case .stable, .unstable: nil
        }
    }
}
