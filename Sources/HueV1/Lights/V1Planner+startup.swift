import HomeModel

extension V1Planner {
    /// `PUT …/lights/<id>/config`: what the lamp does when its power comes back (Docs/HueV1.md §7.5).
    func configureLight(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/lights/\(id)/config"
        let read = try read(body, path)
        guard let light = view.light(id) else { throw .notAvailable("/lights/" + id) }
        var errors: [V1Error] = []
        var asked: StartupBody?
        for member in read.members {
            do throws(V1Error) {
                switch member.name {
                case "startup": asked = try StartupBody(member.node, read, path + "/startup", light.abilities)
                case "archetype", "function", "direction": throw .notModifiable(member.name, path + "/" + member.name)
                default: throw .unknownParameter(member.name, path + "/" + member.name)
                }
            } catch {
                errors.append(error)
            }
        }
        guard let asked else { return .answer(V1Entries(errors).json) }
        let failed = errors
        return .perform(.setStartup(light.id, asked.startup), V1Answering("/lights/" + id) { _, _ in
            var entries = V1Entries(failed)
            for leaf in asked.leaves { entries.succeed(leaf.path) { $0.raw(leaf.json) } }
            return entries.json
        })
    }
}
