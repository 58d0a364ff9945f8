extension Home {
    mutating func addSchedule(_ draft: ScheduleDraft, by maker: ResourceID?, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func editSchedule(
        _ id: ResourceID, with patch: SchedulePatch, at now: Instant
    ) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func removeSchedule(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func tickSchedules(at now: Instant) -> Outcome { Outcome() }
}

struct Agenda: Sendable {
    var nextDue: Duration? { nil }
}
