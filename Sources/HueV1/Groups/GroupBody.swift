import HomeModel

/// What a body says of a group's attributes, new or old (Docs/HueV1.md §9.4, §9.5).
struct GroupBody: Sendable {
    private(set) var name: String?
    private(set) var archetype: String?
    private(set) var lights: [Light]?
    private(set) var sensors: [Sensor]?
    private(set) var isDisposable: Bool?
    private(set) var places: [ResourceID: Zone.Place]?
    private(set) var isStreaming: Bool?
    private(set) var errors: [V1Error] = []

    let view: V1View
    let type: V1GroupType
    /// The group as it is; `nil` for a new one, of which what is unknown or read-only is ignored (Docs/HueV1.md §3.2).
    let present: V1Group?

    init(_ body: V1Body, path: String, type: V1GroupType, of present: V1Group?, in view: V1View) {
        (self.type, self.present, self.view) = (type, present, view)
        // Which places and sensors can be depends on which lights the group is to have.
        let isLate: (JSONNode.Member) -> Bool = { ["locations", "sensors"].contains($0.name) }
        for member in body.members.filter({ !isLate($0) }) + body.members.filter(isLate) {
            do throws(V1Error) {
                try take(member.name, V1Parameter(member, of: body, path, repeatsPath: present != nil))
            } catch {
                errors.append(error)
            }
        }
    }

    /// The lights that the group is to have.
    var members: [Light] { lights ?? present?.lights ?? [] }

    private mutating func take(_ name: String, _ parameter: V1Parameter) throws(V1Error) {
        switch name {
        case "name": self.name = try readName(parameter)
        case "class" where type.hasClass: archetype = try readClass(parameter)
        case "lights": lights = try readLights(parameter)
        case "sensors": sensors = try readSensors(parameter)
        case "locations" where type == .entertainment: try takePlaces(parameter)
        case "stream" where type == .entertainment && present != nil: try takeStream(parameter)
        case "recycle" where present == nil: isDisposable = try parameter.flag()
        case "type", "state", "recycle", "presence", "lightlevel", "action":
            if present != nil { throw parameter.readOnly }
        default:
            if present != nil { throw parameter.unknown }
        }
    }

    /// Where lights of the group stand (Docs/HueV1.md §9.9).
    private mutating func takePlaces(_ parameter: V1Parameter) throws(V1Error) {
        for member in try parameter.members() {
            do throws(V1Error) {
                let (light, place) = try readPlace(member.name, parameter.inner(member))
                places = (places ?? [:]).merging([light.id: place]) { $1 }
            } catch {
                errors.append(error)
            }
        }
    }

    /// Whether an app streams. How lamps pass a stream on is the bridge's own business (Docs/HueV1.md §19).
    private mutating func takeStream(_ parameter: V1Parameter) throws(V1Error) {
        for member in try parameter.members() {
            do throws(V1Error) {
                let inner = parameter.inner(member)
                switch member.name {
                case "active": isStreaming = try inner.flag()
                case "proxymode", "proxynode", "owner": throw inner.readOnly
                default: throw inner.unknown
                }
            } catch {
                errors.append(error)
            }
        }
    }
}
