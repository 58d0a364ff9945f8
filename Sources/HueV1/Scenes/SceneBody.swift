import HomeModel

/// What a body says of a scene, new or old (Docs/HueV1.md §10.2, §10.3), less what a new one must say.
struct SceneBody: Sendable {
    private(set) var name: String?
    private(set) var lights: [Light]?
    private(set) var stored: [(light: Light, body: StoredLightBody)] = []
    private(set) var storesPresent = false
    private(set) var transition: Duration?
    private(set) var isDisposable: Bool?
    private(set) var version: Int?
    private(set) var data: String?
    private(set) var picture: String?
    private(set) var image: String?
    private(set) var errors: [V1Error] = []

    let view: V1View
    /// The scene as it is; `nil` for a new one, of which what is unknown or read-only is ignored (Docs/HueV1.md §3.2).
    let present: Scene?
    private let body: V1Body
    /// The lights of the group whose scene it is; nobody can say which those are.
    private let groupLights: [ResourceID]?

    private static let readOnly: Set = ["type", "group", "owner", "recycle", "locked", "lastupdated", "version"]

    /// - Parameters:
    ///   - present: the scene as it is; `nil` for a new one.
    ///   - groupLights: the lights of the group whose scene it is; `nil` for a scene with lights of its own.
    init(_ body: V1Body, path: String, of present: Scene?, groupLights: [ResourceID]?, in view: V1View) {
        (self.body, self.present, self.view, self.groupLights) = (body, present, view, groupLights)
        for member in body.members {
            do throws(V1Error) {
                try take(member.name, V1Parameter(member, of: body, path))
            } catch {
                errors.append(error)
            }
        }
        leaveOutStrangers(path)
    }

    /// Only lights that the scene is to have can be stored.
    private mutating func leaveOutStrangers(_ path: String) {
        let members = Set(lights?.map(\.id) ?? groupLights ?? present?.lights.map(\.light) ?? [])
        for part in stored where !members.contains(part.light.id) {
            let number = view.numbers.lights.number(of: part.light.id).map(String.init) ?? ""
            errors.append(.invalidValue(number, "lightstates", path + "/lightstates"))
        }
        stored.removeAll { !members.contains($0.light.id) }
    }

    private mutating func take(_ name: String, _ parameter: V1Parameter) throws(V1Error) {
        switch name {
        case "name": self.name = try parameter.text(where: ResourceName.allows)
        case "lights": lights = try readLights(parameter)
        case "lightstates": try takeStored(parameter)
        case "storelightstate" where present != nil: storesPresent = try readStore(parameter)
        case "transitiontime": transition = Duration(v1Tenths: try parameter.integer(in: 0...65_535))
        case "recycle" where present == nil: isDisposable = try parameter.flag()
        case "appdata": try takeAppData(parameter)
        case "picture": picture = try parameter.text { $0.utf8.count <= Scene.longestPicture }
        case "image": image = try parameter.text { ResourceID($0) != nil }
        default:
            if present != nil { throw Self.readOnly.contains(name) ? parameter.readOnly : parameter.unknown }
        }
    }

    private func readLights(_ parameter: V1Parameter) throws(V1Error) -> [Light] {
        guard groupLights == nil else { throw parameter.readOnly }
        let wanted = try parameter.list(view.light)
        guard !wanted.isEmpty else { throw parameter.invalid() }
        return wanted
    }

    private func readStore(_ parameter: V1Parameter) throws(V1Error) -> Bool {
        guard try parameter.flag() else { throw parameter.invalid() }
        return true
    }

    private mutating func takeStored(_ parameter: V1Parameter) throws(V1Error) {
        for member in try parameter.members() {
            let inner = parameter.inner(member)
            guard let light = view.light(member.name), let members = member.node.members else {
                errors.append(inner.invalid())
                continue
            }
            let part = StoredLightBody(members, of: body, path: inner.address, light: light)
            errors += present == nil ? part.errorsOfNew : part.errors
            stored.append((light, part))
        }
    }

    /// What an app keeps with a scene: a number, and a text of 1…16 bytes. One alone is enough where the other is there.
    private mutating func takeAppData(_ parameter: V1Parameter) throws(V1Error) {
        let members = try parameter.members()
        for member in members {
            do throws(V1Error) {
                let inner = parameter.inner(member)
                switch member.name {
                case "version": version = try inner.integer(in: -128...127)
                case "data": data = try inner.text { (1...16).contains($0.utf8.count) }
                default: if present != nil { throw inner.unknown }
                }
            } catch {
                errors.append(error)
            }
        }
        guard present?.appData == nil, (version == nil) != (data == nil) else { return }
        (version, data) = (nil, nil)
        for name in ["version", "data"] where members[name] == nil { errors.append(.missing(parameter.address + "/" + name)) }
    }
}
