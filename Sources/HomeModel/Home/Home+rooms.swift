extension Home {
    mutating func addRoom(_ draft: RoomDraft) throws(Refusal) -> Outcome {
        guard ResourceName.allows(draft.name) else { throw .invalid(attribute: "name") }
        try checkMembers(draft.devices, of: nil)
        let name = ResourceName.unique(draft.name, among: Set(rooms.all.map(\.name)))
        let room = Room(
            id: freeRoomID(), name: name, archetype: draft.archetype, devices: withoutRepeats(draft.devices),
            virtualSensors: withoutRepeats(draft.virtualSensors), isDisposable: draft.isDisposable)
        rooms.put(room)
        var outcome = Outcome()
        outcome.created = room.id
        outcome.changes = [Change(.added, ResourceReference(.room, room.id))]
        return outcome
    }

    mutating func editRoom(_ id: ResourceID, with patch: RoomPatch) throws(Refusal) -> Outcome {
        guard var room = rooms[id] else { throw .notFound(ResourceReference(.room, id)) }
        var aspects: Set<Aspect> = []
        if let wanted = patch.name {
            guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
            let name = ResourceName.unique(wanted, among: Set(rooms.all.filter { $0.id != id }.map(\.name)))
            if name != room.name { aspects.insert(.name) }
            room.name = name
        }
        if let archetype = patch.archetype {
            if archetype != room.archetype { aspects.insert(.archetype) }
            room.archetype = archetype
        }
        if let members = patch.devices {
            try checkMembers(members, of: id)
            let kept = withoutRepeats(members)
            if kept != room.devices { aspects.insert(.children) }
            room.devices = kept
        }
        rooms.put(room)
        var outcome = Outcome()
        if !aspects.isEmpty { outcome.changes = [Change(.updated(aspects), ResourceReference(.room, id))] }
        return outcome
    }

    /// Members must exist, and a device is in one room at most.
    private func checkMembers(_ members: [ResourceID], of room: ResourceID?) throws(Refusal) {
        let elsewhere = Set(rooms.all.filter { $0.id != room }.flatMap(\.devices))
        for member in members {
            guard devices.contains(member) else { throw .notFound(ResourceReference(.device, member)) }
            guard !elsewhere.contains(member) else { throw .inAnotherRoom(member) }
        }
    }

    private func withoutRepeats(_ members: [ResourceID]) -> [ResourceID] {
        var seen: Set<ResourceID> = []
        return members.filter { seen.insert($0).inserted }
    }

    /// Room ids follow from the bridge and a running number, so that the same sample home always has the same ids.
    private func freeRoomID() -> ResourceID {
        var number = rooms.count + 1
        while true {
            let id = ResourceID(derivedFrom: identity.resourceID, "room", String(number))
            if !rooms.contains(id) { return id }
            number += 1
        }
    }
}
