import HomeModel

extension V1Planner {
    /// `PUT …/scenes/<id>` (Docs/HueV1.md §10.3).
    func editScene(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/scenes/" + id
        let read = try read(body, path)
        guard let scene = view.scene(id) else { return try addOldScene(id, read) }
        let members = scene.group.map { _ in scene.lights.map(\.light) }
        let asked = SceneBody(read, path: path, of: scene, groupLights: members, in: view)
        let patch = asked.patch
        guard patch != ScenePatch() else { return .answer(V1Entries(asked.errors).json) }
        return .perform(.editScene(scene.id, patch), V1Answering(path, errors: asked.errors) { _, view in
            asked.json(path, scene.id, view)
        })
    }

    /// `PUT …/scenes/<id>/lightstates/<light>`: what the scene stores of one of its lights.
    func setSceneLight(_ id: String, _ number: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/scenes/\(id)/lightstates/" + number
        let read = try read(body, path)
        guard let scene = view.scene(id) else { throw .notAvailable("/scenes/" + id) }
        guard let light = view.light(number), scene.lights.contains(where: { $0.light == light.id }) else {
            throw .notAvailable(path)
        }
        let asked = StoredLightBody(read.members, of: read, path: path, light: light)
        guard asked.patch != LightPatch() else { return .answer(V1Entries(asked.errors).json) }
        var patch = ScenePatch()
        patch.patches = [light.id: asked.patch]
        return .perform(.editScene(scene.id, patch), V1Answering(path, errors: asked.errors) { _, _ in
            var entries = V1Entries(asked.errors)
            asked.add(to: &entries)
            return entries.json
        })
    }

    /// `DELETE …/scenes/<id>`.
    func removeScene(_ id: String) throws(V1Error) -> V1Plan {
        let path = "/scenes/" + id
        guard let scene = view.scene(id) else { throw .notAvailable(path) }
        return removal(.removeScene(scene.id), path)
    }
}
