import HomeModel

/// What a body says of a lamp's start (Docs/HueV1.md §7.5). Unlike elsewhere one bad part spoils the whole, because the
/// parts make one value.
struct StartupBody: Sendable {
    let startup: LightStartup
    /// What succeeds: every written value by itself.
    let leaves: [(path: String, json: [UInt8])]

    init(_ node: JSONNode, _ body: V1Body, _ path: String, _ abilities: LightAbilities) throws(V1Error) {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "startup", path) }
        for member in members where member.name != "mode" && member.name != "customsettings" {
            let address = path + "/" + member.name
            throw member.name == "configured"
                ? .notModifiable(member.name, address) : .unknownParameter(member.name, address)
        }
        guard let mode = members["mode"] else { throw .missing(path + "/mode") }
        let leaf = (path: path + "/mode", json: JSONWriter.write { $0.write(mode) })
        switch mode.string {
        case "safety": (startup, leaves) = (.safety, [leaf])
        case "powerfail": (startup, leaves) = (.powerFailure, [leaf])
        case "lastonstate": (startup, leaves) = (.lastState, [leaf])
        case "custom":
            guard let settings = members["customsettings"] else { throw .missing(path + "/customsettings") }
            let custom = try Self.custom(settings, body, path + "/customsettings", abilities)
            (startup, leaves) = (custom.startup, [leaf] + custom.leaves)
        default: throw .invalidValue(body.quote(mode, isText: true), "mode", path + "/mode")
        }
    }

    private static func custom(
        _ node: JSONNode, _ body: V1Body, _ path: String, _ abilities: LightAbilities
    ) throws(V1Error) -> (startup: LightStartup, leaves: [(path: String, json: [UInt8])]) {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "customsettings", path) }
        var patch = LightPatch()
        for member in members {
            let address = path + "/" + member.name
            guard let parameter = StateParameter(rawValue: member.name), [.bri, .xy, .ct].contains(parameter),
                abilities.include(parameter.attribute)
            else { throw .unknownParameter(member.name, address) }
            guard parameter.put(member.node, into: &patch) else {
                throw .invalidValue(body.quote(member.node), member.name, address)
            }
        }
        let brightness = patch.brightness?.value
        let startup = LightStartup.custom(brightness: brightness, xy: patch.xy?.value, mirek: patch.mirek?.value)
        let leaves = members.map { member in
            let json = JSONWriter.write { writer in
                if member.name == "bri", let brightness { writer.integer(brightness.v1) } else { writer.write(member.node) }
            }
            return (path: path + "/" + member.name, json: json)
        }
        return (startup, leaves)
    }
}

extension LightPatch.Wish {
    /// The value of an absolute wish.
    fileprivate var value: Value? {
        if case .to(let value) = self { value } else { nil }
    }
}
