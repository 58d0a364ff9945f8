extension Home {
    mutating func addScene(_ draft: SceneDraft, by maker: ResourceID?, at now: Instant) throws(Refusal) -> Outcome {
        guard ResourceName.allows(draft.name) else { throw .invalid(attribute: "name") }
        guard !scenes.contains(draft.id) else { throw .invalid(attribute: "id") }
        try checkExtras(draft.appData, picture: draft.picture)
        let members = try lights(for: draft)
        guard draft.patches.keys.allSatisfy(members.contains) else { throw .invalid(attribute: "lightstates") }
        var parts: [SceneLight] = []
        for member in members { parts.append(try part(member, draft.patches[member], over: draft.transition)) }
        var outcome = try makeSpace(forLights: parts.count)
        // Scenes of the old way show no time.
        let updated = draft.chosenID == nil ? now.utc : nil
        scenes.put(Scene(draft, name: draft.name, lights: parts, maker: maker, updated: updated))
        outcome.created = draft.id
        outcome.changes.append(Change(.added, ResourceReference(.scene, draft.id)))
        return outcome
    }

    mutating func editScene(_ id: ResourceID, with patch: ScenePatch, at now: Instant) throws(Refusal) -> Outcome {
        guard let before = scenes[id] else { throw .notFound(ResourceReference(.scene, id)) }
        if let name = patch.name, !ResourceName.allows(name) { throw .invalid(attribute: "name") }
        try checkExtras(patch.appData, picture: patch.picture)
        var scene = before
        scene.name = patch.name ?? scene.name
        scene.appData = patch.appData ?? scene.appData
        scene.picture = patch.picture ?? scene.picture
        scene.image = patch.image ?? scene.image
        if patch.speaksOfLights {
            try edit(&scene, with: patch)
            if scene.chosenID == nil { scene.updated = now.utc }
        }
        var outcome = Outcome()
        if scene.lights.count > before.lights.count {
            outcome = try makeSpace(forLights: scene.lights.count - before.lights.count, keeping: id)
        }
        scenes.put(scene)
        let aspects = scene.aspects(since: before)
        if !aspects.isEmpty { outcome.changes.append(Change(.updated(aspects), ResourceReference(.scene, id))) }
        return outcome
    }

    mutating func removeScene(_ id: ResourceID) throws(Refusal) -> Outcome {
        let reference = ResourceReference(.scene, id)
        guard scenes.contains(id) else { throw .notFound(reference) }
        guard !lockedScenes.contains(id) else { throw .locked(reference) }
        scenes.remove(id)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, reference)]
        return outcome
    }

    private func checkExtras(_ appData: Scene.AppData?, picture: String?) throws(Refusal) {
        guard appData?.isPossible ?? true else { throw .invalid(attribute: "appdata") }
        guard (picture?.utf8.count ?? 0) <= Scene.longestPicture else { throw .invalid(attribute: "picture") }
    }
}

extension Scene {
    /// The sides in which this scene differs from what it was.
    fileprivate func aspects(since earlier: Scene) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if name != earlier.name { differing.insert(.name) }
        if lights != earlier.lights || updated != earlier.updated { differing.insert(.content) }
        if (appData, picture, image) != (earlier.appData, earlier.picture, earlier.image) { differing.insert(.configuration) }
        return differing
    }
}
