extension Sight {
    func withinGroups(_ command: Command) throws(Refusal) -> Command {
        switch command {
        case .addRoom(let draft):
            return try command.whole(hasMembers(draft.devices, draft.virtualSensors) && seesWhole(devices: draft.devices))
        case .editRoom(let id, let patch): return .editRoom(id, try within(patch, of: id))
        case .removeRoom(let id): return try command.whole(seesWhole(ResourceReference(.room, id)))
        case .addZone(let draft): return try command.whole(hasMembers(draft.lights, draft.sensors))
        case .editZone(let id, let patch): return .editZone(id, within(patch, of: id))
        case .removeZone(let id): return try command.whole(seesWhole(ResourceReference(.zone, id)))
        case .stream(let id, let isActive): return try command.whole(!isActive || seesWhole(ResourceReference(.zone, id)))
        default: return command
        }
    }

    /// A group is seen by what is in it, so that one with nothing in it would be lost to the app that made it.
    private func hasMembers(_ members: [ResourceID], _ sensors: [ResourceID]) -> Bool {
        !members.isEmpty || !sensors.isEmpty
    }

    private func seesWhole(devices: some Sequence<ResourceID>) -> Bool {
        devices.allSatisfy { seesWhole(ResourceReference(.device, $0)) }
    }

    /// A device comes into a room and leaves it with all its lights, so all of them must be seen: else putting one light into
    /// a room that is granted would show the others.
    private func within(_ patch: RoomPatch, of id: ResourceID) throws(Refusal) -> RoomPatch {
        var patch = patch
        let (room, part) = (home.rooms[id], seen.rooms[id])
        if let wanted = patch.devices {
            let moved = Set(wanted).symmetricDifference(part?.devices ?? [])
            guard seesWhole(devices: moved) else { throw .notAllowed }
            patch.devices = keeping(wanted, of: room?.devices, shown: part?.devices)
        }
        patch.virtualSensors = patch.virtualSensors.map {
            keeping($0, of: room?.virtualSensors, shown: part?.virtualSensors)
        }
        return patch
    }

    private func within(_ patch: ZonePatch, of id: ResourceID) -> ZonePatch {
        var patch = patch
        let (zone, part) = (home.zones[id], seen.zones[id])
        patch.lights = patch.lights.map { keeping($0, of: zone?.lights, shown: part?.lights) }
        patch.sensors = patch.sensors.map { keeping($0, of: zone?.sensors, shown: part?.sensors) }
        return patch
    }
}
