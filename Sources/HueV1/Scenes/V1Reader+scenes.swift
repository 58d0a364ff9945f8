import HomeModel

extension V1Reader {
    /// All scenes, without what they store.
    func writeScenes(for caller: App, to list: inout JSONWriter) {
        let locked = view.home.lockedScenes
        for scene in view.home.scenes.all {
            guard let id = view.numbers.scenes.id(of: scene.id) else { continue }
            list.key(id)
            SceneObject(scene: scene, view: view, caller: caller, isLocked: locked.contains(scene.id))
                .write(withLights: false, to: &list)
        }
    }

    /// One scene, with what it stores.
    func writeScene(_ id: ResourceID, for caller: App, to writer: inout JSONWriter) {
        guard let scene = view.home.scenes[id] else { return writer.object { _ in } }
        SceneObject(scene: scene, view: view, caller: caller, isLocked: view.home.lockedScenes.contains(id))
            .write(withLights: true, to: &writer)
    }
}
