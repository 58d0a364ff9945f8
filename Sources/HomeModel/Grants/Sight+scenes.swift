extension Sight {
    /// A scene of a group follows the group, so all of the group must be seen: what its other lights are set to would be in
    /// the scene. A scene that is seen in part keeps its other lights as they are.
    func withinScenes(_ command: Command) throws(Refusal) -> Command {
        switch command {
        case .addScene(let draft):
            // Its app may have chosen the id of a scene that it does not see.
            let isNew = seen.scenes.contains(draft.id) || !home.scenes.contains(draft.id)
            return try command.whole(isNew && (draft.group.map { seesWhole($0) } ?? true))
        case .editScene(let id, var patch):
            let (scene, part) = (home.scenes[id], seen.scenes[id])
            let concernsAll = patch.storesPresent || patch.transition != nil
            guard !concernsAll || seesWhole(ResourceReference(.scene, id)) else { throw .notAllowed }
            patch.lights = patch.lights.map {
                keeping($0, of: scene?.lights.map(\.light), shown: part?.lights.map(\.light))
            }
            return .editScene(id, patch)
        case .removeScene(let id): return try command.whole(seesWhole(ResourceReference(.scene, id)))
        default: return command
        }
    }
}
