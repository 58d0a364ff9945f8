import HomeModel

extension V1Planner {
    /// `POST …/resourcelinks` (Docs/HueV1.md §14).
    func addLink(_ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/resourcelinks"
        let asked = LinkBody(making: try read(body, path), path, in: view)
        guard let draft = asked.draft(newID()) else { return .answer(V1Entries(asked.errors).json) }
        return .perform(.addLink(draft), V1Answering(path) { outcome, view in
            .made(outcome.created.flatMap { view.numbers.resourceLinks.number(of: $0) })
        })
    }

    /// `PUT …/resourcelinks/<id>`.
    func editLink(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/resourcelinks/" + id
        let read = try read(body, path)
        guard let link = view.resourceLink(id) else { throw .notAvailable(path) }
        let asked = LinkBody(changing: read, path, in: view)
        guard !asked.leaves.isEmpty else { return .answer(V1Entries(asked.errors).json) }
        return .perform(.editLink(link.id, asked.patch), V1Answering(path, errors: asked.errors) { _, view in
            var entries = V1Entries(asked.errors)
            let name = view.home.resourceLinks[link.id]?.name
            for leaf in asked.leaves {
                // A taken name has become another.
                entries.succeed(leaf.path) { writer in
                    if leaf.path == path + "/name", let name { writer.string(name) } else { writer.write(leaf.node) }
                }
            }
            return entries.json
        })
    }

    /// `DELETE …/resourcelinks/<id>`.
    func removeLink(_ id: String) throws(V1Error) -> V1Plan {
        let path = "/resourcelinks/" + id
        guard let link = view.resourceLink(id) else { throw .notAvailable(path) }
        return removal(.removeLink(link.id), path)
    }
}
