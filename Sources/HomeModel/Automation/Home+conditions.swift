extension Home {
    /// Whether a condition holds at a moment. One that waits for a change holds as far as the rest is concerned: whether
    /// there was one is known to whoever looks.
    func holds(_ condition: Condition, at now: Instant) -> Bool {
        switch condition.test {
        case .isTrue, .between, .changed, .changedAgo: return isMet(condition)
        case .stable(let length):
            return !isSilent(condition.subject) && ruleMemory.calm(of: condition.subject, at: now) >= length
        case .unstable(let length):
            return !isSilent(condition.subject) && ruleMemory.calm(of: condition.subject, at: now) < length
        case .inside(let interval): return ruleMemory.clock.isInside(interval, at: now.utc) == true
        case .outside(let interval): return ruleMemory.clock.isInside(interval, at: now.utc) == false
        }
    }

    /// Whether all conditions of a rule hold. Those that take the longest to find out come last.
    func holds(_ rule: Rule, at now: Instant) -> Bool {
        rule.conditions.allSatisfy { $0.test.isAboutTime || holds($0, at: now) }
            && rule.conditions.allSatisfy { !$0.test.isAboutTime || holds($0, at: now) }
    }

    /// Whether all conditions of a rule hold, as far as that can be said without knowing the moment.
    func holds(_ rule: Rule) -> Bool? {
        guard rule.conditions.allSatisfy({ $0.test.isAboutTime || isMet($0) }) else { return false }
        return rule.conditions.contains(where: \.test.isAboutTime) ? nil : true
    }

    /// A sensor that does not take part tells rules nothing, but for being set up so.
    func isSilent(_ subject: Condition.Subject) -> Bool {
        subject.side.isRead && !(sensors[subject.resource.id]?.isEnabled ?? false)
    }

    private func isMet(_ condition: Condition) -> Bool {
        switch (condition.test, spokenValue(of: condition.subject)) {
        case (.isTrue(let wanted), .truth(let value)?): return value == wanted
        case (.between(let above, let below), .number(let value)?):
            let isWithin = { (above ?? -.infinity) < $0 && $0 < (below ?? .infinity) }
            // On the wheel of hues, what is just before the whole turn is just before 0, too.
            return isWithin(value) || (condition.subject.side == .hue && isWithin(value - 360))
        case (.changed, _), (.changedAgo, _): return !isSilent(condition.subject)
        default: return false
        }
    }

    /// What a subject is, unless it is silent.
    private func spokenValue(of subject: Condition.Subject) -> SubjectValue? {
        guard subject.resource.kind == .sensor else { return value(of: subject) }
        guard let sensor = sensors[subject.resource.id], sensor.isEnabled || !subject.side.isRead else { return nil }
        return value(of: subject.side, of: sensor)
    }
}

extension Condition.Side {
    /// Whether it comes with a sensor's reading.
    fileprivate var isRead: Bool {
        switch self {
        case .reading, .updated, .isDark, .isDaylight: true
        default: false
        }
    }
}
