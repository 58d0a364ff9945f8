import HomeModel

extension GroupBody {
    /// What is to be done to a group that is there; `nil` if nothing.
    func edit(of group: LightGroup) -> Command? {
        switch group {
        case .wholeHome: return nil
        case .part(_, let whole): return edit(of: whole)
        case .room(let id):
            let patch = roomPatch(view.home.rooms[id])
            return patch == RoomPatch() ? nil : .editRoom(id, patch)
        case .zone(let id):
            let patch = zonePatch
            if let isStreaming, patch.isOnlyAboutStreaming { return .stream(id, isStreaming) }
            return patch == ZonePatch() ? nil : .editZone(id, patch)
        }
    }

    /// What makes a group that is not there yet.
    ///
    /// - Parameters:
    ///   - id: a random id for it.
    ///   - number: the number it gets, after which it is called if the body does not say.
    func making(_ id: ResourceID, number: Int) -> Command {
        let wanted = name ?? "Group \(number)"
        let archetype = archetype ?? type.usualArchetype
        guard let sort = type.sort else {
            return .addRoom(RoomDraft(
                id: id, name: wanted, archetype: archetype, devices: devices(of: nil) ?? [],
                virtualSensors: virtualSensors ?? [], isDisposable: isDisposable ?? false))
        }
        return .addZone(ZoneDraft(
            id: id, name: wanted, sort: sort, archetype: archetype, lights: lights?.map(\.id) ?? [],
            sensors: sensors?.map(\.id) ?? [], isDisposable: isDisposable ?? false, places: places ?? [:]))
    }

    private func roomPatch(_ room: Room?) -> RoomPatch {
        var patch = RoomPatch(name: name, archetype: archetype, devices: devices(of: room))
        patch.virtualSensors = virtualSensors
        return patch
    }

    private var zonePatch: ZonePatch {
        var patch = ZonePatch()
        patch.name = name
        patch.archetype = archetype
        patch.lights = lights?.map(\.id)
        patch.sensors = sensors?.map(\.id)
        patch.places = places
        patch.isStreaming = isStreaming
        return patch
    }

    /// The devices that make a room of lights and sensors. A list of lights says nothing of what has none, such as
    /// switches, and a list of sensors nothing of lamps: those stay where they are.
    private func devices(of room: Room?) -> [ResourceID]? {
        guard lights != nil || sensors != nil else { return nil }
        let present = room?.devices ?? []
        let lit = lights?.map(\.owner) ?? present.filter(hasLights)
        let unlit = sensors?.map(\.owner).filter { view.home.devices.contains($0) && !hasLights($0) }
        return lit + (unlit ?? present.filter { !hasLights($0) })
    }

    private func hasLights(_ device: ResourceID) -> Bool { !(view.home.devices[device]?.lights.isEmpty ?? true) }

    /// Sensors that belong to no device.
    private var virtualSensors: [ResourceID]? {
        sensors?.filter { !view.home.devices.contains($0.owner) }.map(\.id)
    }
}

extension ZonePatch {
    fileprivate var isOnlyAboutStreaming: Bool {
        var rest = self
        rest.isStreaming = nil
        return rest == ZonePatch()
    }
}
