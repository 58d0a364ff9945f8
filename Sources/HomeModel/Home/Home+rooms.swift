extension Home {
    mutating func addRoom(_ draft: RoomDraft) throws(Refusal) -> Outcome {
        guard rooms.count + zones.count < limits.groups else { throw .full(.room) }
        return try makeRoom(draft)
    }

    /// Makes a room, however many there are: what the owner brings in is never too much.
    mutating func makeRoom(_ draft: RoomDraft) throws(Refusal) -> Outcome {
        guard ResourceName.allows(draft.name) else { throw .invalid(attribute: "name") }
        let id = draft.id ?? freeRoomID()
        guard !rooms.contains(id) else { throw .invalid(attribute: "id") }
        try checkDevices(draft.devices, of: nil)
        try checkVirtual(draft.virtualSensors)
        let room = Room(
            id: id, name: freeGroupName(draft.name, for: id), archetype: draft.archetype,
            devices: draft.devices.withoutRepeats, virtualSensors: draft.virtualSensors.withoutRepeats,
            isDisposable: draft.isDisposable)
        rooms.put(room)
        var outcome = Outcome()
        outcome.created = room.id
        outcome.changes = [Change(.added, ResourceReference(.room, room.id))]
        outcome.add(takeFromOtherRooms(room))
        return outcome
    }

    mutating func editRoom(_ id: ResourceID, with patch: RoomPatch) throws(Refusal) -> Outcome {
        guard let before = rooms[id] else { throw .notFound(ResourceReference(.room, id)) }
        var room = before
        if let wanted = patch.name {
            guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
            room.name = freeGroupName(wanted, for: id)
        }
        room.archetype = patch.archetype ?? room.archetype
        if let members = patch.devices {
            try checkDevices(members, of: id)
            room.devices = members.withoutRepeats
        }
        if let members = patch.virtualSensors {
            try checkVirtual(members)
            room.virtualSensors = members.withoutRepeats
        }
        rooms.put(room)
        var outcome = Outcome()
        let aspects = room.aspects(since: before)
        if !aspects.isEmpty { outcome.changes = [Change(.updated(aspects), ResourceReference(.room, id))] }
        outcome.add(takeFromOtherRooms(room))
        if aspects.contains(.children) { outcome.add(followMembers(of: .room(id))) }
        return outcome
    }

    /// Lets go of a room. What stands in it stays.
    mutating func removeRoom(_ id: ResourceID) throws(Refusal) -> Outcome {
        guard rooms.remove(id) != nil else { throw .notFound(ResourceReference(.room, id)) }
        var outcome = Outcome()
        outcome.changes = [Change(.removed, ResourceReference(.room, id))]
        return outcome
    }

    /// Members must exist, and a device with lights is in one room at most.
    private func checkDevices(_ members: [ResourceID], of room: ResourceID?) throws(Refusal) {
        let elsewhere = Set(rooms.all.filter { $0.id != room }.flatMap(\.devices))
        for member in members {
            guard let device = devices[member] else { throw .notFound(ResourceReference(.device, member)) }
            guard device.lights.isEmpty || !elsewhere.contains(member) else { throw .inAnotherRoom(member) }
        }
    }

    /// Sensors that stand in a room by themselves are those that apps made: others stand where their device does.
    private func checkVirtual(_ members: [ResourceID]) throws(Refusal) {
        try checkSensors(members)
        guard members.allSatisfy({ sensors[$0]?.virtual != nil }) else { throw .invalid(attribute: "sensors") }
    }

    /// A device without lights, such as a switch, leaves the room it was in when it comes into another.
    private mutating func takeFromOtherRooms(_ room: Room) -> Outcome {
        var outcome = Outcome()
        let here = Set(room.devices)
        for other in Array(rooms.all) where other.id != room.id && !here.isDisjoint(with: other.devices) {
            _ = rooms.update(other.id) { $0.devices.removeAll(where: here.contains) }
            outcome.changes.append(Change(.updated([.children]), ResourceReference(.room, other.id)))
        }
        return outcome
    }

    /// An id that follows from the bridge and a running number.
    private func freeRoomID() -> ResourceID {
        var number = rooms.count + 1
        while true {
            let id = ResourceID(derivedFrom: identity.resourceID, "room", String(number))
            if !rooms.contains(id) { return id }
            number += 1
        }
    }
}

extension Room {
    /// The sides in which this room differs from what it was.
    fileprivate func aspects(since earlier: Room) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if name != earlier.name { differing.insert(.name) }
        if archetype != earlier.archetype { differing.insert(.archetype) }
        if devices != earlier.devices { differing.insert(.children) }
        if virtualSensors != earlier.virtualSensors { differing.insert(.members) }
        return differing
    }
}
