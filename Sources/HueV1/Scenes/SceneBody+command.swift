import HomeModel

extension SceneBody {
    /// What makes a scene that is not there yet.
    ///
    /// - Parameters:
    ///   - id: an id for it.
    ///   - chosen: the id that the app chose, for a scene of the old way.
    ///   - group: the group whose scene it is.
    func draft(_ id: ResourceID, chosen: String? = nil, of group: LightGroup? = nil) -> SceneDraft {
        var draft = SceneDraft(
            id: id, name: name ?? chosen ?? SceneIDs.scattered(id), group: group, lights: lights?.map(\.id) ?? [])
        draft.chosenID = chosen
        draft.patches = patches
        draft.transition = transition
        draft.isDisposable = isDisposable ?? false
        draft.appData = appData
        draft.picture = picture ?? ""
        draft.image = image
        return draft
    }

    /// What changes a scene that is there. One of the old way is stored anew whenever its lights are given, since its
    /// apps know no other way (Docs/HueV1.md §10.3).
    var patch: ScenePatch {
        var patch = ScenePatch()
        patch.name = name
        patch.lights = lights?.map(\.id)
        patch.patches = patches.isEmpty ? nil : patches
        patch.storesPresent = storesPresent || lights != nil && present?.chosenID != nil
        patch.transition = transition
        patch.appData = appData
        patch.picture = picture
        patch.image = image
        return patch
    }

    /// What is said of lights; one of which nothing is said is as if it were not named.
    private var patches: [ResourceID: LightPatch] {
        Dictionary(stored.map { ($0.light.id, $0.body.patch) }, uniquingKeysWith: { $1 }).filter { $0.value != LightPatch() }
    }

    private var appData: Scene.AppData? {
        guard version != nil || data != nil else { return nil }
        let kept = present?.appData
        guard let version = version ?? kept?.version, let data = data ?? kept?.data else { return nil }
        return Scene.AppData(version: version, data: data)
    }

    /// The errors, and each attribute as it is now.
    func json(_ path: String, _ id: ResourceID, _ view: V1View) -> [UInt8] {
        var entries = V1Entries(errors)
        guard let scene = view.home.scenes[id] else { return entries.json }
        if name != nil { entries.succeed(path + "/name") { $0.string(scene.name) } }
        if lights != nil {
            let numbers = scene.lights.compactMap { view.numbers.lights.number(of: $0.light) }
            entries.succeed(path + "/lights") { $0.ids(numbers) }
        }
        for part in stored { part.body.add(to: &entries) }
        if storesPresent { entries.succeed(path + "/storelightstate") { $0.bool(true) } }
        if let transition { entries.succeed(path + "/transitiontime") { $0.integer(transition.v1Tenths) } }
        if let version { entries.succeed(path + "/appdata/version") { $0.integer(version) } }
        if let data { entries.succeed(path + "/appdata/data") { $0.string(data) } }
        if let picture { entries.succeed(path + "/picture") { $0.string(picture) } }
        if let image { entries.succeed(path + "/image") { $0.string(image) } }
        return entries.json
    }
}
