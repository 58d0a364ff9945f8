extension Home {
    /// The lights a new scene is to have: its group's, or its own.
    func lights(for draft: SceneDraft) throws(Refusal) -> [ResourceID] {
        guard let group = draft.group else { return try checkLights(draft.lights) }
        switch group {
        case .room, .zone: break
        case .wholeHome, .part: throw .invalid(attribute: "group")
        }
        guard draft.lights.isEmpty else { throw .invalid(attribute: "lights") }
        let members = try lights(in: group).map(\.id)
        guard !members.isEmpty else { throw .groupIsEmpty }
        return members
    }

    /// Lights of a scene's own must exist, and there must be one.
    private func checkLights(_ wanted: [ResourceID]) throws(Refusal) -> [ResourceID] {
        for light in wanted where !lights.contains(light) { throw .notFound(ResourceReference(.light, light)) }
        guard !wanted.isEmpty else { throw .invalid(attribute: "lights") }
        return wanted.withoutRepeats
    }

    /// One light of a scene: as it was asked for, as far as it is able, or as it is now.
    func part(_ id: ResourceID, _ asked: LightPatch?, over transition: Duration?) throws(Refusal) -> SceneLight {
        guard let light = lights[id] else { throw .notFound(ResourceReference(.light, id)) }
        guard let asked else { return SceneLight(light: id, patch: LightPatch(storing: light.state, over: transition)) }
        var patch = LightPatch()
        patch.store(try storable(asked, for: light))
        patch.transition = patch.transition ?? transition
        return SceneLight(light: id, patch: patch)
    }

    private func storable(_ patch: LightPatch, for light: Light) throws(Refusal) -> LightPatch {
        guard patch.isStorable else { throw .invalid(attribute: "lightstates") }
        return patch.leavingOut { !light.abilities.include($0) }
    }

    /// Changes which lights a scene has and what they are to be, in this order.
    func edit(_ scene: inout Scene, with patch: ScenePatch) throws(Refusal) {
        if let wanted = patch.lights {
            guard scene.group == nil else { throw .invalid(attribute: "lights") }
            scene.lights = parts(of: try checkLights(wanted), in: scene)
        }
        for (place, present) in scene.lights.enumerated() where patch.storesPresent {
            scene.lights[place] = try part(present.light, nil, over: present.patch.transition)
        }
        for (id, wanted) in patch.patches ?? [:] {
            guard let place = scene.lights.firstIndex(where: { $0.light == id }), let light = lights[id] else {
                throw .notFound(ResourceReference(.light, id))
            }
            scene.lights[place].patch.store(try storable(wanted, for: light))
        }
        if let transition = patch.transition {
            for place in scene.lights.indices { scene.lights[place].patch.transition = transition }
        }
    }

    /// Parts for these lights: those that a scene has, and for others what they are now.
    private func parts(of members: [ResourceID], in scene: Scene) -> [SceneLight] {
        let present = Dictionary(scene.lights.map { ($0.light, $0) }, uniquingKeysWith: { first, _ in first })
        return members.compactMap { member in
            present[member] ?? lights[member].map {
                SceneLight(light: member, patch: LightPatch(storing: $0.state, over: nil))
            }
        }
    }

    /// Scenes of a group have its lights: one that came enters as it is now (Docs/HueV1.md §10.4).
    mutating func followMembers(of group: LightGroup) -> Outcome {
        let members = ((try? lights(in: group)) ?? []).map(\.id)
        return changeScenes { home, scene in
            guard scene.group == group else { return }
            scene.lights = home.parts(of: members, in: scene)
        }
    }

    /// A light that is gone leaves scenes, and a group that is gone takes its scenes with it.
    mutating func forgetInScenes(_ gone: ResourceReference) -> Outcome {
        switch gone.kind {
        case .light: changeScenes { _, scene in scene.lights.removeAll { $0.light == gone.id } }
        case .room: changeScenes { _, scene in if scene.group == .room(gone.id) { scene.lights = [] } }
        case .zone: changeScenes { _, scene in if scene.group == .zone(gone.id) { scene.lights = [] } }
        default: Outcome()
        }
    }

    /// Changes the lights of scenes; one that is left without goes.
    private mutating func changeScenes(_ change: (Home, inout Scene) -> Void) -> Outcome {
        var outcome = Outcome()
        for before in Array(scenes.all) {
            var scene = before
            change(self, &scene)
            guard scene.lights != before.lights else { continue }
            if scene.lights.isEmpty { scenes.remove(scene.id) } else { scenes.put(scene) }
            let event: Change.Event = scene.lights.isEmpty ? .removed : .updated([.content])
            outcome.changes.append(Change(event, ResourceReference(.scene, scene.id)))
        }
        return outcome
    }
}

extension ScenePatch {
    /// Whether it is about the scene's lights, and not about its name and the like alone.
    var speaksOfLights: Bool { lights != nil || patches != nil || storesPresent || transition != nil }
}
