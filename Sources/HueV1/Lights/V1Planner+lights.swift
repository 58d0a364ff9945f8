import HomeModel

extension V1Planner {
    func setLight(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/lights/" + id, "/lights/\(id)/state")
        let read = try read(body, path)
        guard let light = view.light(id) else { throw .notAvailable(element) }
        let asked = StateBody(read, path: path, abilities: [light.abilities])
        let verdicts = StateVerdicts(path: path, order: StateParameter.lightOrder, body: asked)
        guard !asked.patch.attributes.isEmpty else { return .answer(V1Entries(asked.errors).json) }
        return .perform(.setLight(light.id, asked.patch), V1Answering(element, errors: asked.errors) { outcome, view in
            var entries = V1Entries(asked.errors)
            verdicts.add(to: &entries, outcome: outcome, state: view.home.lights[light.id]?.state ?? light.state)
            return entries.json
        })
    }

    func editLight(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/lights/" + id
        let read = try read(body, path)
        guard let light = view.light(id) else { throw .notAvailable(path) }
        let readOnly: Set = [
            "state", "swupdate", "type", "modelid", "manufacturername", "productname", "capabilities", "config",
            "uniqueid", "swversion", "swconfigid", "productid",
        ]
        return rename(read, path: path, readOnly: readOnly, as: { .renameLight(light.id, $0) }) { view in
            view.home.lights[light.id]?.name
        }
    }

    func removeLight(_ id: String) throws(V1Error) -> V1Plan {
        let path = "/lights/" + id
        guard let light = view.light(id) else { throw .notAvailable(path) }
        return removal(.removeLight(light.id), path)
    }
}
