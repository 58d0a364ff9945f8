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
        guard app.grant.scope != .everything else { return command }
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
