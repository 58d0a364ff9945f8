import HomeModel

extension V1Planner {
    /// `PUT …/config` (Docs/HueV1.md §16). Parameters are independent, as everywhere.
    func editConfig(_ body: V1Body) -> V1Plan {
        var edit = ConfigEdit(body, of: view.home, network: network, profile: profile)
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

    /// `DELETE …/config/whitelist/<key>`: only where apps are trusted (Docs/HueV1.md §6.6). An app that is shown by another
    /// name than its key goes by that, too.
    func deleteKey(_ key: String) throws(V1Error) -> V1Plan {
        let whitelist = "/config/whitelist"
        guard view.home.trustsApps else { throw .unauthorized(whitelist) }
        let shown = ResourceID(key).flatMap { view.home.apps[$0] }
        guard let app = view.home.apps(withKey: key).first ?? shown else { throw .notAvailable(whitelist + "/" + key) }
        return removal(.revokeApp(app.id), whitelist + "/" + key)
    }
}
