extension Sight {
    /// Rules and schedules act under the rights of the app that made them. One of another app's may be switched on and off,
    /// put to another time and let go of only when it does nothing that this app could not do by itself, and is never given
    /// other things to do.
    func withinAutomation(_ command: Command) throws(Refusal) -> Command {
        switch command {
        case .addRule(let draft): return try command.whole(allows(draft.conditions))
        case .editRule(let id, let patch):
            let isOther = patch.conditions != nil || patch.actions != nil
            return try command.whole(mayTouch(rule: id, other: isOther) && allows(patch.conditions ?? []))
        case .removeRule(let id): return try command.whole(seesWhole(ResourceReference(.rule, id)))
        case .editSchedule(let id, let patch): return try command.whole(mayTouch(schedule: id, other: patch.action != nil))
        case .removeSchedule(let id): return try command.whole(seesWhole(ResourceReference(.schedule, id)))
        default: return command
        }
    }

    /// - Parameter other: whether it is to look at other things or do other things.
    func mayTouch(rule id: ResourceID, other: Bool) -> Bool {
        guard let rule = home.rules[id] else { return false }
        return rule.maker == app.id || !other && allows(rule.conditions) && rule.actions.allSatisfy(isWithin)
    }

    func mayTouch(schedule id: ResourceID, other: Bool) -> Bool {
        guard let schedule = home.schedules[id] else { return false }
        return schedule.maker == app.id || !other && isWithin(schedule.action)
    }

    /// Whether an action reaches no further than the app itself. Actions that lead to other rules, schedules and links are
    /// not followed, since they may go round in circles; they count as reaching further.
    private func isWithin(_ action: AutomationAction) -> Bool {
        guard !action.command.needsTrust else { return false }
        return switch action.command {
        case .editRule, .removeRule, .editSchedule, .removeSchedule, .removeLink, .renameLight: false
        default: (try? within(action.command)) == action.command
        }
    }
}
