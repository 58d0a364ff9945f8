extension Home {
    /// Carries out a command, or says why it cannot be.
    ///
    /// - Parameters:
    ///   - command: what is wanted.
    ///   - caller: who wants it.
    ///   - now: the moment, on both clocks.
    /// - Returns: what is different, and what devices must be told.
    /// - Throws: a `Refusal`; the home may then have been changed half-way and must be dropped, which is why callers
    ///   work on a copy.
    package mutating func perform(
        _ command: Command, by caller: Caller, at now: Instant
    ) throws(Refusal) -> Outcome {
        let admitted = try admit(command, by: caller, at: now)
        var outcome = try carryOut(admitted, by: caller, at: now)
        if case .addSensor = command { outcome.add(show(outcome.created, to: caller)) }
        return settled(outcome, path: [], at: now)
    }

    /// Carries out a command that nobody objects to.
    mutating func carryOut(_ command: Command, by caller: Caller, at now: Instant) throws(Refusal) -> Outcome {
        switch command {
        case .setLight(let id, let patch): return try setLight(id, to: patch)
        case .setGroup(let group, let patch): return try setGroup(group, to: patch)
        case .recallScene(let id, let group, let transition): return try recallScene(id, in: group, over: transition, at: now)
        case .setStartup(let id, let startup): return try setStartup(id, to: startup)
        case .customizeLight(let id, let custom): return try customizeLight(id, to: custom)
        case .renameLight(let id, let name): return try renameLight(id, to: name)
        case .renameDevice(let id, let name): return try renameDevice(id, to: name)
        case .removeLight(let id): return try removeLight(id)
        case .removeDevice(let id): return try removeWhole(id)
        case .removeDevices(let driver): return removeDevices(of: driver)
        case .searchLights(let serials): return searchLights(serials, at: now)
        case .addDevice(let description): return addDevice(description, at: now)
        case .furnish(let description): return try furnish(description, at: now)
        case .pressLinkButton(let grant): return try pressLinkButton(granting: grant, at: now)
        case .register(let registration): return try register(registration, at: now)
        case .admitApp(let registration, let grant): return try admitApp(registration, granting: grant, at: now)
        case .revokeApp(let id): return try revokeApp(id, by: caller)
        case .renameApp(let id, let name): return try renameApp(id, to: name)
        case .grant(let id, let grant): return try setGrant(of: id, to: grant)
        case .editSettings(let patch): return editSettings(with: patch, at: now)
        case .setIdentity(let identity): return setIdentity(identity)
        default: return try carryOutMore(command, by: maker(behind: caller), at: now)
        }
    }

    /// What apps make: groups, scenes, sensors, automation. `maker` is the app to whom it belongs.
    private mutating func carryOutMore(
        _ command: Command, by maker: ResourceID?, at now: Instant
    ) throws(Refusal) -> Outcome {
        switch command {
        case .addRoom(let draft): try addRoom(draft)
        case .editRoom(let id, let patch): try editRoom(id, with: patch)
        case .removeRoom(let id): try removeRoom(id)
        case .addZone(let draft): try addZone(draft)
        case .editZone(let id, let patch): try editZone(id, with: patch, by: maker)
        case .removeZone(let id): try removeZone(id)
        case .stream(let id, let isActive): try stream(to: id, isActive, by: maker)
        case .addScene(let draft): try addScene(draft, by: maker, at: now)
        case .editScene(let id, let patch): try editScene(id, with: patch, at: now)
        case .removeScene(let id): try removeScene(id)
        case .addSensor(let draft): try addSensor(draft, at: now)
        case .setSensor(let id, let word): try setSensor(id, to: word, at: now)
        case .configureSensor(let id, let patch): try configureSensor(id, with: patch, at: now)
        case .renameSensor(let id, let name): try renameSensor(id, to: name)
        case .removeSensor(let id): try removeSensor(id)
        case .searchSensors(let serials): searchSensors(serials, at: now)
        case .addSchedule(let draft): try addSchedule(draft, by: maker, at: now)
        case .editSchedule(let id, let patch): try editSchedule(id, with: patch, by: maker, at: now)
        case .removeSchedule(let id): try removeSchedule(id)
        case .addRule(let draft): try addRule(draft, by: maker, at: now)
        case .editRule(let id, let patch): try editRule(id, with: patch, by: maker, at: now)
        case .removeRule(let id): try removeRule(id)
        case .addLink(let draft): try addLink(draft, by: maker)
        case .editLink(let id, let patch): try editLink(id, with: patch)
        case .removeLink(let id): try removeLink(id)
        default: throw .notAllowed
        }
    }

    /// The app in whose name somebody acts; `nil` for the owner and the bridge itself.
    func maker(behind caller: Caller) -> ResourceID? {
        switch caller {
        case .app(let id): id
        case .rule(let id): rules[id]?.maker
        case .schedule(let id): schedules[id]?.maker
        case .owner, .bridge, .driver, .stranger: nil
        }
    }
}
