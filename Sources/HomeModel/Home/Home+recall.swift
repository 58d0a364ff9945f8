extension Home {
    /// Sets the lights that are both in a scene and in a group to what the scene says (Docs/HueV1.md §9.6).
    ///
    /// - Parameter transition: how long it takes; `nil` for what the scene says.
    mutating func recallScene(
        _ id: ResourceID, in group: LightGroup, over transition: Duration?, at now: Instant
    ) throws(Refusal) -> Outcome {
        guard let scene = scenes[id] else { throw .notFound(ResourceReference(.scene, id)) }
        // All lights together need not be looked through: those of the scene are among them.
        let members = group == .wholeHome
            ? withoutHidden(scene.lights.compactMap { lights[$0.light] }) : try shownLights(in: group)
        let known = Dictionary(members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var (parts, recalled): ([Outcome], [LightPatch]) = ([], [])
        for part in scene.lights {
            guard let light = known[part.light] else { continue }
            var patch = part.patch
            patch.transition = transition ?? patch.transition
            recalled.append(patch)
            parts.append(change(light, byItsPartOf: patch))
        }
        var outcome = Outcome()
        outcome.gather(parts)
        outcome.add(remember(LightPatch(summing: recalled), for: group, members: members))
        _ = scenes.update(id) { $0.lastRecalled = now.utc }
        outcome.changes.append(Change(.updated([.triggered]), ResourceReference(.scene, id)))
        return outcome
    }
}
