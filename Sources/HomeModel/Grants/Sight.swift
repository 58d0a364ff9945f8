/// What an app sees of a home, and how far its commands reach in it.
struct Sight {
    /// The home as it is.
    let home: Home
    /// The home without what its owner hides, which counts as if it were not there.
    let shown: Home
    /// The home as the app sees it.
    let seen: Home
    let app: App

    init(of app: App, in home: Home) {
        self.app = app
        self.home = home
        shown = home.shown
        seen = shown.seen(by: app.id)
    }

    /// A command as far as it may be carried out for the app.
    ///
    /// Nothing may be said about what is not seen, so that is looked at before the rights.
    func admit(_ command: Command, needing level: Grant.Level) throws(Refusal) -> Command {
        if let unseen = command.references.first(where: { !seen.has($0) }) { throw .notFound(unseen) }
        guard app.grant.level >= level else { throw .notAllowed }
        return try within(command)
    }

    /// Whether a rule of the app may look at what these conditions look at.
    ///
    /// Whether a group is lit is told by all its lights, those that will come too, so the group itself must be granted.
    func allows(_ conditions: [Condition]) -> Bool {
        conditions.references.allSatisfy(seen.has) && conditions.allSatisfy { condition in
            switch condition.subject.side {
            case .anyOn, .allOn: isGranted(condition.subject.resource.id)
            default: true
            }
        }
    }

    private func isGranted(_ group: ResourceID) -> Bool {
        switch app.grant.scope {
        case .everything: true
        case .only(_, let groups, _): groups.contains(group)
        }
    }

    /// Whether all of a group is seen, and will be.
    func seesWhole(_ group: LightGroup) -> Bool {
        switch group {
        case .wholeHome: app.grant.scope == .everything
        case .room, .zone: group.reference.map { seesWhole($0) } ?? false
        case .part: false
        }
    }

    /// Whether nothing of a thing is hidden from the app.
    func seesWhole(_ reference: ResourceReference) -> Bool {
        var looked: Set<ResourceReference> = []
        return seesWhole(reference, &looked)
    }

    private func seesWhole(_ reference: ResourceReference, _ looked: inout Set<ResourceReference>) -> Bool {
        guard seen.has(reference) else { return false }
        // Links may list each other in a circle.
        guard looked.insert(reference).inserted else { return true }
        let id = reference.id
        switch reference.kind {
        case .device:
            return seen.devices[id]?.lights == shown.devices[id]?.lights && seen.devices[id]?.sensors == shown.devices[id]?.sensors
        case .room: return seen.rooms[id] == shown.rooms[id] && seesAll(.device, shown.rooms[id]?.devices ?? [], &looked)
        case .zone: return seen.zones[id] == shown.zones[id]
        case .scene: return seen.scenes[id] == shown.scenes[id]
        case .resourceLink:
            let targets = shown.resourceLinks[id]?.targets ?? []
            return seen.resourceLinks[id]?.targets == targets && targets.allSatisfy { seesWhole($0, &looked) }
        case .schedule: return mayTouch(schedule: id, other: false)
        case .rule: return mayTouch(rule: id, other: false)
        case .light, .sensor, .app, .settings, .identity: return true
        }
    }

    private func seesAll(_ kind: ResourceKind, _ ids: [ResourceID], _ looked: inout Set<ResourceReference>) -> Bool {
        ids.allSatisfy { seesWhole(ResourceReference(kind, $0), &looked) }
    }
}
