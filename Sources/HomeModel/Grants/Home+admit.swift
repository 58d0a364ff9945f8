extension Home {
    /// Who may do what. A stranger may only ask to be let in; an app may do what it was granted; rules and schedules what
    /// the app that made them may; the rest is the owner's.
    func admit(_ command: Command, by caller: Caller, at now: Instant) throws(Refusal) {
        switch caller {
        case .owner, .bridge: return
        case .app(let id): try admit(command, of: id, at: now)
        case .rule(let id):
            guard let rule = rules[id] else { throw .notAllowed }
            if let maker = rule.maker { try admit(command, of: maker, at: now) }
        case .schedule(let id):
            guard let schedule = schedules[id] else { throw .notAllowed }
            if let maker = schedule.maker { try admit(command, of: maker, at: now) }
        case .stranger, .driver:
            guard case .register = command else { throw .notAllowed }
        }
    }

    private func admit(_ command: Command, of app: ResourceID, at now: Instant) throws(Refusal) {
        guard let grant = apps[app]?.grant, !grant.isOver(at: now.utc) else { throw .notAllowed }
        if command.needsTrust {
            guard trustsApps, grant.level >= .configure else { throw .notAllowed }
            return
        }
        guard let needed = command.neededLevel, grant.level >= needed else { throw .notAllowed }
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
        case .furnish, .addDevice, .pressLinkButton, .revokeApp, .renameApp, .grant, .setIdentity: nil
        }
    }
}
