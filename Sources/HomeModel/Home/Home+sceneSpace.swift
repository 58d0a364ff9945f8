import Foundation

extension Home {
    /// The scenes that a rule or schedule speaks of, which therefore cannot be removed (Docs/HueV1.md §10.1). It looks
    /// through all of those, so ask once for many scenes.
    package var lockedScenes: Set<ResourceID> {
        let spoken = rules.all.flatMap(\.actions.references) + schedules.all.flatMap(\.action.command.references)
        return Set(spoken.filter { $0.kind == .scene }.map(\.id))
    }

    /// Makes space for one more scene with this many lights, or for this many more lights in a scene that is kept:
    /// disposable scenes that nothing refers to are thrown away, the one that was not used for longest first
    /// (Docs/HueV1.md §10.2).
    ///
    /// - Throws: `full` when that is not enough; the home may then have lost some and must be dropped.
    mutating func makeSpace(forLights count: Int, keeping kept: ResourceID? = nil) throws(Refusal) -> Outcome {
        let most = limits.scenes - (kept == nil ? 1 : 0)
        var stored = scenes.all.reduce(0) { $0 + $1.lights.count }
        var outcome = Outcome()
        guard scenes.count > most || stored + count > limits.sceneLights else { return outcome }
        let locked = lockedScenes
        var spare = scenes.all.filter { $0.isDisposable && !locked.contains($0.id) && $0.id != kept }
            .sorted { $0.lastUsed < $1.lastUsed }[...]
        while scenes.count > most || stored + count > limits.sceneLights {
            guard let oldest = spare.popFirst() else { throw .full(.scene) }
            scenes.remove(oldest.id)
            stored -= oldest.lights.count
            outcome.changes.append(Change(.removed, ResourceReference(.scene, oldest.id)))
        }
        return outcome
    }
}

extension Scene {
    /// When it was last recalled or stored.
    fileprivate var lastUsed: Date { max(lastRecalled ?? .distantPast, updated ?? .distantPast) }
}
