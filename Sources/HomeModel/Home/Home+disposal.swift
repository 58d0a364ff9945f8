extension Home {
    /// Lets go of a list, and of what is disposable in it and needed by nothing that stays.
    mutating func removeLink(_ id: ResourceID) throws(Refusal) -> Outcome {
        let reference = ResourceReference(.resourceLink, id)
        guard let link = resourceLinks[id] else { throw .notFound(reference) }
        let going = disposables(with: link)
        resourceLinks.remove(id)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, reference)]
        for turn in ResourceReference.turns {
            for target in going where turn(target.kind) { outcome.add(dispose(of: target)) }
        }
        return outcome
    }

    /// Whether a rule, a schedule, a list or a scene speaks of something.
    package func isReferred(to reference: ResourceReference) -> Bool {
        referrers[reference] != nil
    }

    /// What is disposable in a list and needed by nothing but this list and others that go with it.
    private func disposables(with link: ResourceLink) -> [ResourceReference] {
        let referrers = referrers
        let leaving = ResourceReference(.resourceLink, link.id)
        var going = Set(link.targets.filter { isDisposable($0) && $0 != leaving })
        while let stays = going.first(where: { !(referrers[$0] ?? []).subtracting([leaving]).isSubset(of: going) }) {
            going.remove(stays)
        }
        var seen: Set<ResourceReference> = []
        return link.targets.filter { going.contains($0) && seen.insert($0).inserted }
    }

    /// Who speaks of what: rules, schedules and lists, and scenes of the group they belong to.
    private var referrers: [ResourceReference: Set<ResourceReference>] {
        var all: [ResourceReference: Set<ResourceReference>] = [:]
        func note(_ speaker: ResourceReference, _ subjects: [ResourceReference]) {
            for subject in subjects where subject != speaker { all[subject, default: []].insert(speaker) }
        }
        for rule in rules.all { note(ResourceReference(.rule, rule.id), rule.conditions.references + rule.actions.references) }
        for schedule in schedules.all { note(ResourceReference(.schedule, schedule.id), schedule.action.command.references) }
        for scene in scenes.all { note(ResourceReference(.scene, scene.id), [scene.group?.reference].compactMap { $0 }) }
        for link in resourceLinks.all { note(ResourceReference(.resourceLink, link.id), link.targets) }
        return all
    }

    private func isDisposable(_ reference: ResourceReference) -> Bool {
        switch reference.kind {
        case .room: rooms[reference.id]?.isDisposable ?? false
        case .zone: zones[reference.id]?.isDisposable ?? false
        case .scene: scenes[reference.id]?.isDisposable ?? false
        case .sensor: sensors[reference.id]?.virtual?.isDisposable ?? false
        case .schedule: schedules[reference.id]?.isDisposable ?? false
        case .rule: rules[reference.id]?.isDisposable ?? false
        case .resourceLink: resourceLinks[reference.id]?.isDisposable ?? false
        case .device, .light, .app, .settings, .identity: false
        }
    }

    /// Lets go of something if that can be; it may be gone with another already.
    private mutating func dispose(of reference: ResourceReference) -> Outcome {
        var next = self
        do throws(Refusal) {
            let outcome = try next.remove(reference)
            self = next
            return outcome
        } catch {
            return Outcome()
        }
    }

    private mutating func remove(_ reference: ResourceReference) throws(Refusal) -> Outcome {
        switch reference.kind {
        case .room: try removeRoom(reference.id)
        case .zone: try removeZone(reference.id)
        case .scene: try removeScene(reference.id)
        case .sensor: try removeSensor(reference.id)
        case .schedule: try removeSchedule(reference.id)
        case .rule: try removeRule(reference.id)
        case .resourceLink: try removeLink(reference.id)
        case .device, .light, .app, .settings, .identity: throw .notAllowed
        }
    }
}

extension ResourceReference {
    /// What needs others goes before them, since nobody lets go of a scene that a rule needs.
    fileprivate static var turns: [(ResourceKind) -> Bool] {
        [
            { $0 == .rule || $0 == .schedule }, { $0 == .resourceLink },
            { $0 != .rule && $0 != .schedule && $0 != .resourceLink },
        ]
    }
}
