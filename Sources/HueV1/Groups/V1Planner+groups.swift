import HomeModel

extension V1Planner {
    /// `PUT …/groups/<id>/action`: the parameters of a light's state, and `scene` (Docs/HueV1.md §9.6).
    func setGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/groups/" + id, "/groups/\(id)/action")
        let read = try read(body, path)
        guard let group = view.group(id) else { throw .notAvailable(element) }
        let abilities = members(of: group).map(\.abilities)
        let asked = StateBody(read, path: path, abilities: abilities, others: ["scene"])
        guard let node = read.members["scene"] else { return set(group, asked, asked.errors, element, path) }
        let unknown = V1Error.invalidValue(read.quote(node, isText: true), "scene", path + "/scene")
        guard let name = node.string, let scene = view.scene(name) else {
            return set(group, asked, asked.errors + [unknown], element, path)
        }
        let isGone = Refusal.notFound(ResourceReference(.scene, scene.id))
        let answering = V1Answering(element, errors: asked.errors, refused: { $0 == isGone ? unknown : nil }) { _, _ in
            var entries = V1Entries(asked.errors)
            entries.succeed(path + "/scene") { $0.string(name) }
            return entries.json
        }
        // A recall takes the transition that stands beside it, and wins over everything else there.
        return .perform(.recallScene(scene.id, in: group, transition: asked.patch.transition), answering)
    }

    private func set(
        _ group: LightGroup, _ asked: StateBody, _ errors: [V1Error], _ element: String, _ path: String
    ) -> V1Plan {
        guard !asked.patch.attributes.isEmpty else { return .answer(V1Entries(errors).json) }
        let verdicts = StateVerdicts(path: path, order: StateParameter.groupOrder, body: asked)
        return .perform(.setGroup(group, asked.patch), V1Answering(element, errors: errors) { outcome, view in
            var entries = V1Entries(errors)
            let members = (try? view.home.lights(in: group)) ?? []
            verdicts.add(to: &entries, outcome: outcome, state: view.home.lastAction(of: group, members: members))
            return entries.json
        })
    }

    private func members(of group: LightGroup) -> [Light] {
        (try? view.home.lights(in: group)) ?? []
    }
}
