import HomeModel

extension V1Planner {
    /// `PUT …/lights/<id>/config`: what the lamp does when its power comes back (Docs/HueV1.md §7.5).
    func configureLight(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/lights/\(id)/config"
        let read = try read(body, path)
        guard let light = view.light(id) else { throw .notAvailable("/lights/" + id) }
        var errors: [V1Error] = []
        var startup: LightStartup?
        var leaves: [(path: String, node: JSONNode)] = []
        for member in read.node.members ?? [] {
            switch member.name {
            case "startup":
                do throws(V1Error) {
                    (startup, leaves) = try parseStartup(member.node, read, path + "/startup", light)
                } catch {
                    errors.append(error)
                }
            case "archetype", "function", "direction":
                errors.append(.notModifiable(member.name, path + "/" + member.name))
            default: errors.append(.unknownParameter(member.name, path + "/" + member.name))
            }
        }
        guard let startup else { return .answer(V1Entries(errors).json) }
        let (failed, written) = (errors, leaves.map { ($0.path, Array(body[$0.node.range])) })
        return .perform(.setStartup(light.id, startup), V1Answering("/lights/" + id) { _, _ in
            var entries = V1Entries(failed)
            for (path, text) in written { entries.succeed(path) { $0.raw(text) } }
            return entries.json
        })
    }

    private func parseStartup(
        _ node: JSONNode, _ body: V1Body, _ path: String, _ light: Light
    ) throws(V1Error) -> (LightStartup, [(path: String, node: JSONNode)]) {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "startup", path) }
        if let stranger = members.first(where: { $0.name != "mode" && $0.name != "customsettings" }) {
            let address = path + "/" + stranger.name
            throw stranger.name == "configured"
                ? .notModifiable(stranger.name, address) : .unknownParameter(stranger.name, address)
        }
        guard let mode = members["mode"] else { throw .missing(path + "/mode") }
        let leaf = (path: path + "/mode", node: mode)
        switch mode.string {
        case "safety": return (.safety, [leaf])
        case "powerfail": return (.powerFailure, [leaf])
        case "lastonstate": return (.lastState, [leaf])
        case "custom":
            guard let settings = members["customsettings"] else { throw .missing(path + "/customsettings") }
            let (startup, leaves) = try parseCustom(settings, body, path + "/customsettings", light)
            return (startup, [leaf] + leaves)
        default: throw .invalidValue(body.quote(mode), "mode", path + "/mode")
        }
    }

    private func parseCustom(
        _ node: JSONNode, _ body: V1Body, _ path: String, _ light: Light
    ) throws(V1Error) -> (LightStartup, [(path: String, node: JSONNode)]) {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "customsettings", path) }
        var patch = LightPatch()
        for member in members {
            let address = path + "/" + member.name
            guard let parameter = StateParameter(rawValue: member.name), [.bri, .xy, .ct].contains(parameter),
                light.abilities.include(parameter.attribute)
            else { throw .unknownParameter(member.name, address) }
            guard parameter.put(member.node, into: &patch) else {
                throw .invalidValue(body.quote(member.node), member.name, address)
            }
        }
        let startup = LightStartup.custom(
            brightness: patch.brightness?.value, xy: patch.xy?.value, mirek: patch.mirek?.value)
        return (startup, members.map { (path + "/" + $0.name, $0.node) })
    }
}

extension LightPatch.Wish {
    /// The value of an absolute wish.
    fileprivate var value: Value? {
        if case .to(let value) = self { value } else { nil }
    }
}
