import HomeModel

extension V1Planner {
    /// `PUT …/config` (Docs/HueV1.md §16). Parameters are independent, as everywhere.
    func editConfig(_ body: V1Body) -> V1Plan {
        var edit = ConfigEdit(body, settings: view.home.settings, network: network)
        for member in body.members { edit.take(member) }
        edit.finish()
        let (errors, leaves) = (edit.errors, edit.leaves)
        guard !leaves.isEmpty else { return .answer(V1Entries(errors).json) }
        return .perform(.editSettings(edit.patch), V1Answering("/config", errors: errors) { _, _ in
            var entries = V1Entries(errors)
            for leaf in leaves { entries.succeed(leaf.path) { $0.write(leaf.node) } }
            return entries.json
        })
    }
}
