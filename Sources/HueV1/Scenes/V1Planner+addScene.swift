import HomeModel

extension V1Planner {
    /// `POST …/scenes`: of lights as they are now or are said to be, or of all lights of a group (Docs/HueV1.md §10.2).
    func addScene(_ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/scenes"
        let read = try read(body, path)
        let group = try sceneGroup(read, path)
        if group == nil, read.members["lights"] == nil { throw .missing(path + "/lights") }
        let members = group.map { (try? view.home.lights(in: $0))?.map(\.id) ?? [] }
        let asked = SceneBody(read, path: path, of: nil, groupLights: members, in: view)
        guard asked.errors.isEmpty else { return .answer(V1Entries(asked.errors).json) }
        return .perform(.addScene(asked.draft(newID(), of: group)), V1Answering(path) { outcome, view in
            .made(outcome.created.flatMap { view.numbers.scenes.id(of: $0) })
        })
    }

    /// The group of a scene that has one; group 0 cannot be it.
    private func sceneGroup(_ body: V1Body, _ path: String) throws(V1Error) -> LightGroup? {
        guard let type = body.members["type"] else { return nil }
        switch type.string {
        case "LightScene": return nil
        case "GroupScene":
            guard let node = body.members["group"] else { throw .missing(path + "/group") }
            guard let group = node.string.flatMap(view.group), group != .wholeHome else {
                throw .invalidValue(body.quote(node, isText: true), "group", path + "/group")
            }
            return group
        default: throw .invalidValue(body.quote(type, isText: true), "type", path + "/type")
        }
    }

    /// `PUT …/scenes/<id>` of an id that nobody has: a scene made the old way, under an id that its app chose. Without
    /// lights it is taken for a mistake.
    func addOldScene(_ id: String, _ body: V1Body) throws(V1Error) -> V1Plan {
        let path = "/scenes/" + id
        guard body.members["lights"] != nil else { throw .notAvailable(path) }
        guard id.utf8.count <= 16, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalidValue(id, "id", path)
        }
        let asked = SceneBody(body, path: path, of: nil, groupLights: nil, in: view)
        guard asked.errors.isEmpty else { return .answer(V1Entries(asked.errors).json) }
        let scene = ResourceID(derivedFrom: view.home.identity.resourceID, "scene", id)
        return .perform(.addScene(asked.draft(scene, chosen: id)), V1Answering(path) { _, view in
            asked.json(path, scene, view)
        })
    }
}
