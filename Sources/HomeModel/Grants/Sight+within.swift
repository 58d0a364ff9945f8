extension Sight {
    /// A command that reaches no further than the app sees. What it speaks of must be seen.
    ///
    /// - Lights are switched, and scenes recalled, as far as they are seen.
    /// - A list of members replaces the members that are seen; the others stay.
    /// - What would make, empty or let go of something for all is refused unless all of it is seen.
    ///
    /// - Throws: `.notAllowed` for what cannot be done in part.
    func within(_ command: Command) throws(Refusal) -> Command {
        if case .renameLight(let light, let name) = command { return try rename(light, to: name) }
        guard app.grant.scope != .everything else { return keepingHidden(command) }
        switch command {
        case .setGroup(let group, let patch): return .setGroup(try part(of: group), patch)
        case .recallScene(let scene, let group, let transition):
            return .recallScene(scene, in: try part(of: group), transition: transition)
        case .addRoom, .editRoom, .removeRoom, .addZone, .editZone, .removeZone, .stream: return try withinGroups(command)
        case .addScene, .editScene, .removeScene: return try withinScenes(command)
        case .addSchedule, .editSchedule, .removeSchedule, .addRule, .editRule, .removeRule: return try withinAutomation(command)
        case .editLink(let link, var patch):
            patch.targets = patch.targets.map {
                keeping($0, of: home.resourceLinks[link]?.targets, shown: seen.resourceLinks[link]?.targets)
            }
            return .editLink(link, patch)
        case .removeLink(let link): return try command.whole(seesWhole(ResourceReference(.resourceLink, link)))
        default: return command
        }
    }

    /// An app that has a name of its own for a light changes that one, and nobody else's.
    private func rename(_ light: ResourceID, to wanted: String) throws(Refusal) -> Command {
        var grant = app.grant
        guard grant.aliases[light]?.name != nil else { return .renameLight(light, wanted) }
        guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
        let taken = Set(seen.lights.all.filter { $0.id != light }.map(\.name))
        grant.aliases[light]?.name = ResourceName.unique(wanted, among: taken)
        return .grant(app.id, grant)
    }

    private func part(of group: LightGroup) throws(Refusal) -> LightGroup {
        seesWhole(group) ? group : .part(try seen.lights(in: group).map(\.id), of: group)
    }

    /// A command of an app that sees all but what is hidden: what is hidden stays where it is.
    private func keepingHidden(_ command: Command) -> Command {
        switch command {
        case .editRoom(let id, var patch):
            patch.devices = patch.devices.map { keeping($0, of: home.rooms[id]?.devices, shown: seen.rooms[id]?.devices) }
            return .editRoom(id, patch)
        case .editZone(let id, var patch):
            patch.lights = patch.lights.map { keeping($0, of: home.zones[id]?.lights, shown: seen.zones[id]?.lights) }
            return .editZone(id, patch)
        case .editScene(let id, var patch):
            let (all, part) = (home.scenes[id]?.lights.map(\.light), seen.scenes[id]?.lights.map(\.light))
            patch.lights = patch.lights.map { keeping($0, of: all, shown: part) }
            return .editScene(id, patch)
        case .editLink(let id, var patch):
            let (all, part) = (home.resourceLinks[id]?.targets, seen.resourceLinks[id]?.targets)
            patch.targets = patch.targets.map { keeping($0, of: all, shown: part) }
            return .editLink(id, patch)
        default: return command
        }
    }

    /// What an app wants to have in a list, with what it does not see in there behind it.
    func keeping<Member: Equatable>(_ wanted: [Member], of all: [Member]?, shown: [Member]?) -> [Member] {
        wanted + (all ?? []).filter { shown?.contains($0) == false }
    }
}

extension Command {
    /// The command, if what it is about is seen as a whole.
    func whole(_ isSeen: Bool) throws(Refusal) -> Command {
        guard isSeen else { throw .notAllowed }
        return self
    }
}
