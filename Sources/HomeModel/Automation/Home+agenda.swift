package import Foundation

extension Home {
    /// The time zone of the bridge; `nil` while none is set, or one that nobody knows.
    package var timeZone: TimeZone? { settings.timeZone.flatMap(TimeZone.init(identifier:)) }

    /// Where a schedule's times are those of the clock.
    func zone(of schedule: Schedule) -> TimeZone? { schedule.isLocal ? timeZone : .gmt }

    /// Lets schedules go off whose time has come.
    ///
    /// That one went off must be on disk before it acts, so that it does not once more after a crash. Endless timers alone are
    /// written within a second, since they may go off every second: after a crash, one may repeat its last run.
    mutating func tickSchedules(at now: Instant) -> Outcome {
        var outcome = lookAtClocks(at: now)
        guard agenda.isDue(at: now.utc) else { return outcome }
        let due = schedules.all.filter { $0.next?.due.isDue(at: now.utc) ?? false }
        for schedule in due.sorted(by: { ($0.next?.due ?? now.utc) < ($1.next?.due ?? now.utc) }) {
            outcome.add(letGoOff(schedule, at: now))
        }
        agenda.note(schedules.all)
        return outcome
    }

    private mutating func letGoOff(_ before: Schedule, at now: Instant) -> Outcome {
        var (outcome, schedule) = (Outcome(), before)
        let runs = schedule.takeRuns(at: now.utc, in: zone(of: schedule))
        let reference = ResourceReference(.schedule, schedule.id)
        guard runs > 0 else {
            if schedule.isSpent, schedule.deletesItself {
                schedules.remove(schedule.id)
                outcome.changes = [Change(.removed, reference)]
            } else {
                schedules.put(schedule)
                outcome.changes = [Change(.updated(schedule.aspects(since: before)), reference)]
            }
            return outcome
        }
        schedules.put(schedule)
        let isEndlessTimer = schedule.timing.isTimer && schedule.runsLeft == nil
        let aspects = isEndlessTimer ? [] : schedule.aspects(since: before)
        outcome.changes = [Change(.updated(aspects.union([.triggered])), reference)]
        let commands = Array(repeating: schedule.action.command, count: runs)
        outcome.triggers = [Trigger(cause: .schedule(schedule.id), commands: commands)]
        return outcome
    }

    /// Lets go of a schedule that acted for the last time. Not before, as it acts under the rights of its maker.
    mutating func retire(_ cause: Caller) -> Outcome {
        guard case .schedule(let id) = cause, let schedule = schedules[id], schedule.isSpent, schedule.deletesItself else {
            return Outcome()
        }
        var outcome = Outcome()
        schedules.remove(id)
        outcome.changes = [Change(.removed, ResourceReference(.schedule, id))]
        return outcome
    }
}

extension Home {
    /// Notices whether the wall clock was set since the last look. Whatever concerns schedules begins with this: a look that
    /// nobody draws conclusions from would hide the jump.
    mutating func lookAtClocks(at now: Instant) -> Outcome {
        let jump = agenda.look(at: now)
        guard jump != 0 else { return Outcome() }
        guard let jump else { return takeUpSchedules(at: now) }
        return adjustSchedules { $0.follow(jump: jump, to: now.utc, in: $1) }
    }

    /// The bridge has another time zone.
    mutating func replanSchedules(at now: Instant) -> Outcome {
        var outcome = lookAtClocks(at: now)
        outcome.add(adjustSchedules { $0.replan(at: now.utc, in: $1) })
        return outcome
    }

    /// Takes up the work of schedules that were kept; what there is to do waits for the first look at the clocks.
    mutating func wakeSchedules() {
        if schedules.count > 0 { agenda.wake() }
    }

    private mutating func takeUpSchedules(at now: Instant) -> Outcome {
        var outcome = adjustSchedules { $0.wake(at: now.utc, in: $1) }
        // The program ended after these had acted, or been marked to, and before they were gone.
        for schedule in schedules.all where schedule.isSpent && schedule.deletesItself {
            outcome.add(retire(.schedule(schedule.id)))
        }
        return outcome
    }

    private mutating func adjustSchedules(_ adjust: (inout Schedule, TimeZone?) -> Void) -> Outcome {
        var outcome = Outcome()
        for before in Array(schedules.all) {
            var schedule = before
            adjust(&schedule, zone(of: before))
            let aspects = schedule.aspects(since: before)
            guard !aspects.isEmpty else { continue }
            schedules.put(schedule)
            outcome.changes.append(Change(.updated(aspects), ResourceReference(.schedule, schedule.id)))
        }
        agenda.note(schedules.all)
        return outcome
    }
}
