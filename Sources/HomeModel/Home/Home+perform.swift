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
        try admit(command, by: caller)
        switch command {
        case .furnish(let description): return try furnish(description, at: now)
        case .setLight(let id, let patch): return try setLight(id, to: patch)
        case .setGroup(let group, let patch): return try setGroup(group, to: patch)
        case .setStartup(let id, let startup): return try setStartup(id, to: startup)
        case .renameLight(let id, let name): return try renameLight(id, to: name)
        case .renameSensor(let id, let name): return try renameSensor(id, to: name)
        case .editRoom(let id, let patch): return try editRoom(id, with: patch)
        case .addRoom(let name, let archetype, let devices): return try addRoom(name, archetype, devices)
        case .addDevice(let description): return addDevice(description, at: now)
        case .removeLight(let id): return try removeLight(id)
        case .searchLights: return searchLights(at: now)
        case .pressLinkButton: return pressLinkButton(at: now)
        case .register(let registration): return try register(registration, at: now)
        case .revokeApp(let id): return try revokeApp(id)
        case .editSettings(let patch): return editSettings(with: patch)
        case .setIdentity(let identity): return setIdentity(identity)
        }
    }

    /// Who may do what. A stranger may only ask to be let in; an app may do what a real bridge lets it
    /// (Docs/HueV1.md §6); the rest is the owner's.
    private func admit(_ command: Command, by caller: Caller) throws(Refusal) {
        switch (caller, command) {
        case (.owner, _), (.bridge, _), (_, .register): return
        case (.app(let id), _) where apps.contains(id) && isForApps(command): return
        default: throw .notAllowed
        }
    }

    /// What an app may ask for. What is not named here is the owner's alone.
    private func isForApps(_ command: Command) -> Bool {
        switch command {
        case .setLight, .setGroup, .setStartup, .renameLight, .renameSensor, .editRoom, .addRoom, .removeLight,
            .searchLights, .editSettings, .register: true
        case .furnish, .addDevice, .pressLinkButton, .revokeApp, .setIdentity: false
        }
    }
}
