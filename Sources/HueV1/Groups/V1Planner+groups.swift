import HomeModel

extension V1Planner {
    /// `PUT …/groups/<id>/action`: the parameters of a light's state, and `scene` (Docs/HueV1.md §9.6).
    func setGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/groups/" + id, "/groups/\(id)/action")
        let read = try read(body, path)
        let group = try group(id)
        let abilities = members(of: group).map(\.abilities)
        if let scene = read.node.members?["scene"] {
            // There are no scenes yet, so none can be recalled.
            throw .invalidValue(read.quote(scene), "scene", path + "/scene")
        }
        let asked = StateBody(read, path: path, abilities: abilities)
        guard !asked.patch.attributes.isEmpty else { return .answer(V1Entries(asked.errors).json) }
        let verdicts = StateVerdicts(path: path, order: StateParameter.groupOrder, body: asked)
        return .perform(.setGroup(group, asked.patch), V1Answering(element) { outcome, view in
            var entries = V1Entries(asked.errors)
            let members = (try? view.home.lights(in: group)) ?? []
            verdicts.add(to: &entries, outcome: outcome, state: view.home.lastAction(of: group, members: members))
            return entries.json
        })
    }

    /// `PUT …/groups/<id>`: name, class and lights of a room. Errors repeat the whole path (Docs/HueV1.md §4.4).
    func editGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/groups/" + id
        let read = try read(body, path)
        guard let room = view.room(id) else { throw .notAvailable(path) }
        var errors: [V1Error] = []
        var patch = RoomPatch()
        for member in read.node.members ?? [] {
            do throws(V1Error) {
                try put(member, into: &patch, read, path + "/" + member.name)
            } catch {
                errors.append(error)
            }
        }
        guard patch != RoomPatch() else { return .answer(V1Entries(errors).json) }
        let (failed, asked) = (errors, patch)
        let refused: @Sendable (Refusal) -> V1Error? = { refusal in
            if case .inAnotherRoom = refusal { .usedInAnotherRoom(path + "/lights") } else { nil }
        }
        return .perform(.editRoom(room.id, patch), V1Answering(path, refused: refused) { _, view in
            var entries = V1Entries(failed)
            guard let room = view.home.rooms[room.id] else { return entries.json }
            if asked.name != nil { entries.succeed(path + "/name") { $0.string(room.name) } }
            if asked.devices != nil {
                let numbers = view.home.lights(of: room).compactMap { view.numbers.lights.number(of: $0.id) }
                entries.succeed(path + "/lights") { $0.array { list in for number in numbers { list.string("\(number)") } } }
            }
            if asked.archetype != nil { entries.succeed(path + "/class") { $0.string(RoomClass.name(of: room.archetype)) } }
            return entries.json
        })
    }

    private func put(
        _ member: JSONNode.Member, into patch: inout RoomPatch, _ body: V1Body, _ address: String
    ) throws(V1Error) {
        switch member.name {
        case "name":
            guard let name = member.node.string, ResourceName.allows(name) else {
                throw .invalidValue(body.quote(member.node), address, address)
            }
            patch.name = name
        case "class":
            guard let archetype = member.node.string.flatMap(RoomClass.archetype(of:)) else {
                throw .invalidValue(body.quote(member.node), address, address)
            }
            patch.archetype = archetype
        case "lights":
            patch.devices = try devices(member.node, body, address)
        case "type", "state", "action", "recycle", "sensors": throw .notModifiable(address, address)
        default: throw .unknownParameter(address, address)
        }
    }

    /// The devices of a list of light numbers.
    private func devices(_ node: JSONNode, _ body: V1Body, _ address: String) throws(V1Error) -> [ResourceID] {
        guard let elements = node.elements else { throw .invalidValue(body.quote(node), address, address) }
        var devices: [ResourceID] = []
        for element in elements {
            guard let light = element.string.flatMap({ view.light($0) }) else {
                throw .invalidValue(body.quote(element), address, address)
            }
            devices.append(light.owner)
        }
        return devices
    }

    private func group(_ id: String) throws(V1Error) -> LightGroup {
        if id == "0" { return .wholeHome }
        guard let room = view.room(id) else { throw .notAvailable("/groups/" + id) }
        return .room(room.id)
    }

    private func members(of group: LightGroup) -> [Light] {
        (try? view.home.lights(in: group)) ?? []
    }
}
