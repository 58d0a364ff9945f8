extension Home {
    /// Who may do what, and how far. A stranger may only ask to be let in; an app may do what it was granted, to what it sees;
    /// rules and schedules what the app that made them may; the rest is the owner's.
    ///
    /// This is the one place where grants count for commands: all that is carried out is what comes out of here.
    ///
    /// - Returns: the command as far as it may be carried out, which for most is the command itself.
    /// - Throws: `.notFound` when it speaks of something that is not there for the caller, `.notAllowed` when the grant is
    ///   over or too small.
    @discardableResult
    func admit(_ command: Command, by caller: Caller, at now: Instant) throws(Refusal) -> Command {
        switch caller {
        case .owner, .bridge: return command
        case .app(let id): return try admit(command, of: id, at: now)
        case .rule(let id):
            guard let rule = rules[id] else { throw .notAllowed }
            guard let maker = rule.maker else { return command }
            return try admit(command, of: maker, on: rule.conditions, at: now)
        case .schedule(let id):
            guard let schedule = schedules[id] else { throw .notAllowed }
            guard let maker = schedule.maker else { return command }
            return try admit(command, of: maker, at: now)
        case .stranger, .driver:
            guard case .register = command else { throw .notAllowed }
            return command
        }
    }

    /// - Parameter conditions: what a rule of the app's looked at. A grant may have become smaller since the rule was made.
    private func admit(
        _ command: Command, of id: ResourceID, on conditions: [Condition] = [], at now: Instant
    ) throws(Refusal) -> Command {
        guard let app = apps[id], !app.grant.isOver(at: now.utc), let needed = neededLevel(for: command, by: app) else {
            throw .notAllowed
        }
        if app.grant.isUnrestricted, meansNothingHidden(command) {
            guard app.grant.level >= needed else { throw .notAllowed }
            return command
        }
        let sight = Sight(of: app, in: self)
        guard sight.allows(conditions) else { throw .notAllowed }
        return try sight.admit(command, needing: needed)
    }

    /// Whether a command can speak of nothing that is hidden. Of what apps ask for most it can be told without a look at the
    /// whole home.
    private func meansNothingHidden(_ command: Command) -> Bool {
        switch command {
        case .setLight(let id, _): !hiddenLights.contains(id)
        case .setGroup(.wholeHome, _), .setGroup(.room, _): true
        default: hiddenLights.isEmpty
        }
    }

    /// What an app must have been granted to ask for this here; `nil` for what it may not.
    ///
    /// Whoever may press the link button can let in an app with the usual grant, so only who has all rights may.
    private func neededLevel(for command: Command, by app: App) -> Grant.Level? {
        guard command.needsTrust else { return command.neededLevel }
        if case .editSettings = command, app.grant.scope != .everything || app.grant.until != nil { return nil }
        return trustsApps ? .configure : nil
    }
}

extension Command {
    /// What an app must have been granted to ask for this; `nil` for what is the owner's alone.
    package var neededLevel: Grant.Level? {
        switch self {
        case .setLight, .setGroup, .recallScene, .setSensor: .control
        case .setStartup, .renameLight, .removeLight, .searchLights, .addRoom, .editRoom, .removeRoom, .addZone, .editZone,
            .removeZone, .stream, .addScene, .editScene, .removeScene, .addSensor, .configureSensor, .renameSensor,
            .removeSensor, .searchSensors, .addSchedule, .editSchedule, .removeSchedule, .addRule, .editRule, .removeRule,
            .addLink, .editLink, .removeLink, .editSettings: .configure
        case .register: .read
        case .furnish, .addDevice, .removeDevice, .removeDevices, .renameDevice, .customizeLight, .pressLinkButton, .admitApp,
            .revokeApp, .renameApp, .grant, .setIdentity: nil
        }
    }
}
