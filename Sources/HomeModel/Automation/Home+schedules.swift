extension Home {
    mutating func addSchedule(_ draft: ScheduleDraft, by maker: ResourceID?, at now: Instant) throws(Refusal) -> Outcome {
        var outcome = lookAtClocks(at: now)
        guard Schedule.allows(description: draft.description) else { throw .invalid(attribute: "description") }
        let name = try freeName(draft.name, forSchedule: draft.id)
        var schedule = Schedule(draft, name: name, maker: maker, created: now.utc)
        try check(schedule.action, by: [maker], at: now)
        try checkTimes(of: schedule, at: now)
        guard schedules.count < limits.schedules else { throw .full(.schedule) }
        schedule.start(at: now.utc, in: zone(of: schedule))
        schedules.put(schedule)
        agenda.note(schedules.all)
        outcome.created = schedule.id
        outcome.changes.append(Change(.added, ResourceReference(.schedule, schedule.id)))
        return outcome
    }

    /// - Parameter editor: the app in whose name it is changed. What it makes others' schedules do, it must be allowed itself.
    mutating func editSchedule(
        _ id: ResourceID, with patch: SchedulePatch, by editor: ResourceID?, at now: Instant
    ) throws(Refusal) -> Outcome {
        var outcome = lookAtClocks(at: now)
        let reference = ResourceReference(.schedule, id)
        guard let before = schedules[id] else { throw .notFound(reference) }
        guard Schedule.allows(description: patch.description ?? "") else { throw .invalid(attribute: "description") }
        if let action = patch.action { try check(action, by: [before.maker, editor], at: now) }
        var schedule = before
        schedule.apply(patch)
        if let name = patch.name { schedule.name = try freeName(name, forSchedule: id) }
        if patch.restarts(before) {
            let mustBeSound = patch.timing != nil || patch.isLocal != nil || schedule.isEnabled && !schedule.timing.isTimer
            if mustBeSound { try checkTimes(of: schedule, at: now) }
            let started = schedule.started
            schedule.start(at: now.utc, in: zone(of: schedule))
            if !schedule.isEnabled, patch.timing == nil { schedule.started = started }
        } else if !schedule.isEnabled, patch.deletesItself == true {
            // It is over already, so it stays: going by itself is for what will be over.
            schedule.runsLeft = nil
        }
        outcome.changes += put(schedule, insteadOf: before)
        return outcome
    }

    mutating func removeSchedule(_ id: ResourceID) throws(Refusal) -> Outcome {
        let reference = ResourceReference(.schedule, id)
        guard schedules.remove(id) != nil else { throw .notFound(reference) }
        agenda.note(schedules.all)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, reference)]
        return outcome
    }

    /// Puts a schedule in the place of what it was; says what is different.
    private mutating func put(_ schedule: Schedule, insteadOf before: Schedule) -> [Change] {
        let aspects = schedule.aspects(since: before)
        guard !aspects.isEmpty else { return [] }
        schedules.put(schedule)
        agenda.note(schedules.all)
        return [Change(.updated(aspects), ResourceReference(.schedule, schedule.id))]
    }

    private func freeName(_ wanted: String, forSchedule id: ResourceID) throws(Refusal) -> String {
        guard Schedule.allows(name: wanted) else { throw .invalid(attribute: "name") }
        return schedules.freeName(wanted, for: id, \.name)
    }

    /// Whether something can be done by itself, and whether all of these apps might do it; `nil` is the owner.
    private func check(_ action: AutomationAction, by apps: [ResourceID?], at now: Instant) throws(Refusal) {
        guard action.command.isForAutomation else { throw .action(0) }
        for app in apps {
            do throws(Refusal) {
                try admit(action.command, by: app.map(Caller.app) ?? .owner, at: now)
            } catch {
                throw .action(0)
            }
        }
    }

    /// Whether a schedule's times can be found and are still to come.
    private func checkTimes(of schedule: Schedule, at now: Instant) throws(Refusal) {
        guard schedule.timing.isSound else { throw .invalid(attribute: "timing") }
        guard let zone = zone(of: schedule) else { throw .noTimeZone }
        if case .once = schedule.timing, schedule.timing.next(after: now.utc, in: zone) == nil { throw .timeIsPast }
    }
}
