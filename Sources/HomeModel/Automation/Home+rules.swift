extension Home {
    mutating func addRule(_ draft: RuleDraft, by maker: ResourceID?, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func editRule(_ id: ResourceID, with patch: RulePatch, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func removeRule(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func forgetInRules(_ gone: ResourceReference) -> Outcome { Outcome() }

    /// What rules do about some changes.
    mutating func react(to changes: [Change], path: [ResourceID], at now: Instant) -> Outcome { Outcome() }

    mutating func tickRules(at now: Instant) -> Outcome { Outcome() }

    /// Takes up the work of schedules and rules that were kept.
    mutating func wakeAutomation() {
        wakeSchedules()
    }
}

struct RuleMemory: Sendable {
    var nextDue: Duration? { nil }
}
