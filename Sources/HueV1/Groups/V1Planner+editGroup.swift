import HomeModel

extension V1Planner {
    /// `PUT …/groups/<id>`: name, class and lights of a room. Errors repeat the whole path (Docs/HueV1.md §4.4).
    func editGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/groups/" + id
        let read = try read(body, path)
        guard let room = view.room(id) else { throw .notAvailable(path) }
        var (errors, patch): ([V1Error], RoomPatch) = ([], RoomPatch())
        for member in read.members {
            do throws(V1Error) {
                try put(member, into: &patch, of: room, read, path + "/" + member.name)
            } catch {
                errors.append(error)
            }
        }
        guard patch != RoomPatch() else { return .answer(V1Entries(errors).json) }
        let verdicts = RoomVerdicts(path: path, room: room.id, errors: errors, patch: patch)
        return .perform(.editRoom(room.id, patch), V1Answering(path, errors: errors, refused: verdicts.refused) { _, view in
            verdicts.json(view)
        })
    }

    private func put(
        _ member: JSONNode.Member, into patch: inout RoomPatch, of room: Room, _ body: V1Body, _ address: String
    ) throws(V1Error) {
        switch member.name {
        case "name":
            guard let name = member.node.string, ResourceName.allows(name) else {
                throw .invalidValue(body.quote(member.node, isText: true), address, address)
            }
            patch.name = name
        case "class":
            guard let archetype = member.node.string.flatMap(RoomClass.archetype(of:)) else {
                throw .invalidValue(body.quote(member.node, isText: true), address, address)
            }
            patch.archetype = archetype
        case "lights": patch.devices = try devices(member.node, body, address) + unlit(room)
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
                throw .invalidValue(body.quote(element, isText: true), address, address)
            }
            devices.append(light.owner)
        }
        return devices
    }

    /// The devices of a room that no list of lights speaks of: its sensors stay where they are.
    private func unlit(_ room: Room) -> [ResourceID] {
        room.devices.filter { view.home.devices[$0]?.lights.isEmpty ?? false }
    }
}

/// Words what became of a room's new attributes.
private struct RoomVerdicts: Sendable {
    let path: String
    let room: ResourceID
    let errors: [V1Error]
    let patch: RoomPatch

    @Sendable func refused(_ refusal: Refusal) -> V1Error? {
        if case .inAnotherRoom = refusal { .usedInAnotherRoom(path + "/lights") } else { nil }
    }

    func json(_ view: V1View) -> [UInt8] {
        var entries = V1Entries(errors)
        guard let room = view.home.rooms[room] else { return entries.json }
        if patch.name != nil { entries.succeed(path + "/name") { $0.string(room.name) } }
        if patch.devices != nil {
            let numbers = view.home.lights(of: room).compactMap { view.numbers.lights.number(of: $0.id) }
            entries.succeed(path + "/lights") { $0.array { list in for number in numbers { list.string(String(number)) } } }
        }
        if patch.archetype != nil { entries.succeed(path + "/class") { $0.string(RoomClass.name(of: room.archetype)) } }
        return entries.json
    }
}
