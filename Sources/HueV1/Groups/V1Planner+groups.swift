import HomeModel

extension V1Planner {
    /// `PUT …/groups/<id>/action`: the parameters of a light's state, and `scene` (Docs/HueV1.md §9.6).
    func setGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/groups/" + id, "/groups/\(id)/action")
        let read = try read(body, path)
        guard let group = view.group(id) else { throw .notAvailable(element) }
        let abilities = members(of: group).map(\.abilities)
        let asked = StateBody(read, path: path, abilities: abilities, others: ["scene"])
        // There are no scenes yet, so none can be recalled.
        let errors = asked.errors + (read.members["scene"].map {
            [.invalidValue(read.quote($0, isText: true), "scene", path + "/scene")]
        } ?? [])
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
