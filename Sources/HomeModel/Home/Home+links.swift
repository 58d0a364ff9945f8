extension Home {
    mutating func addLink(_ draft: LinkDraft, by maker: ResourceID?) throws(Refusal) -> Outcome {
        try check(name: draft.name, description: draft.description, classID: draft.classID, targets: draft.targets)
        guard resourceLinks.count < limits.resourceLinks else { throw .full(.resourceLink) }
        let name = resourceLinks.freeName(draft.name, \.name)
        resourceLinks.put(ResourceLink(draft, name: name, maker: maker))
        var outcome = Outcome()
        outcome.created = draft.id
        outcome.changes = [Change(.added, ResourceReference(.resourceLink, draft.id))]
        return outcome
    }

    mutating func editLink(_ id: ResourceID, with patch: LinkPatch) throws(Refusal) -> Outcome {
        guard let before = resourceLinks[id] else { throw .notFound(ResourceReference(.resourceLink, id)) }
        try check(name: patch.name, description: patch.description, classID: patch.classID, targets: patch.targets)
        var link = before
        if let wanted = patch.name { link.name = resourceLinks.freeName(wanted, for: id, \.name) }
        link.apply(patch)
        resourceLinks.put(link)
        var outcome = Outcome()
        let aspects = link.aspects(since: before)
        if !aspects.isEmpty { outcome.changes = [Change(.updated(aspects), ResourceReference(.resourceLink, id))] }
        return outcome
    }

    /// What is gone leaves all lists. A list that has nothing left stays.
    mutating func forgetInLinks(_ gone: ResourceReference) -> Outcome {
        var outcome = Outcome()
        for link in Array(resourceLinks.all) where link.targets.contains(gone) {
            _ = resourceLinks.update(link.id) { $0.targets.removeAll { $0 == gone } }
            outcome.changes.append(Change(.updated([.members]), ResourceReference(.resourceLink, link.id)))
        }
        return outcome
    }

    private func check(
        name: String?, description: String?, classID: Int?, targets: [ResourceReference]?
    ) throws(Refusal) {
        if let name, !ResourceName.allows(name) { throw .invalid(attribute: "name") }
        if let description, description.utf8.count > ResourceLink.longestDescription { throw .invalid(attribute: "description") }
        if let classID, !ResourceLink.classIDs.contains(classID) { throw .invalid(attribute: "classid") }
        guard let targets else { return }
        guard (1...ResourceLink.mostTargets).contains(targets.count) else { throw .invalid(attribute: "links") }
        for target in targets where !canBeListed(target) { throw .notFound(target) }
    }

    /// Whether there is such a thing, and of a kind that lists may have; the bridge itself stands for all its lights.
    private func canBeListed(_ target: ResourceReference) -> Bool {
        switch target.kind {
        case .light, .room, .zone, .scene, .sensor, .schedule, .rule, .resourceLink: resource(target) != nil
        case .identity: target.id == identity.resourceID
        case .device, .app, .settings: false
        }
    }
}

extension ResourceLink {
    /// All but the name, which may have to become another.
    fileprivate mutating func apply(_ patch: LinkPatch) {
        if let value = patch.description { description = value }
        if let value = patch.classID { classID = value }
        if let value = patch.isDisposable { isDisposable = value }
        if let value = patch.targets { targets = value }
    }

    fileprivate func aspects(since before: ResourceLink) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if name != before.name { differing.insert(.name) }
        if targets != before.targets { differing.insert(.members) }
        let others = (description, classID, isDisposable)
        if others != (before.description, before.classID, before.isDisposable) { differing.insert(.content) }
        return differing
    }
}
