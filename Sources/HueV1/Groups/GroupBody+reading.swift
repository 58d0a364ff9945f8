import HomeModel

extension GroupBody {
    /// A new group's name may be empty, which is as if it were not there.
    func readName(_ parameter: V1Parameter) throws(V1Error) -> String? {
        let name = try parameter.text { ResourceName.allows($0) || (present == nil && $0.isEmpty) }
        return name.isEmpty ? nil : name
    }

    func readClass(_ parameter: V1Parameter) throws(V1Error) -> String {
        guard let archetype = parameter.node.string.flatMap(type.archetype(of:)) else { throw parameter.invalid(isText: true) }
        return archetype
    }

    func readLights(_ parameter: V1Parameter) throws(V1Error) -> [Light] {
        let wanted = try parameter.list { id in
            view.light(id).flatMap { type != .entertainment || view.home.canStream($0) ? $0 : nil }
        }
        switch type {
        case .lightGroup where wanted.isEmpty: throw parameter.invalid()
        case .entertainment where wanted.count > Zone.mostStreamed: throw .tooMany(parameter.address)
        case .room where wanted.contains(where: isElsewhere):
            throw .usedInAnotherRoom(present == nil ? "/groups" : parameter.address)
        default: return wanted
        }
    }

    private func isElsewhere(_ light: Light) -> Bool {
        guard let room = view.home.room(of: light.owner) else { return false }
        return present?.group != .room(room.id)
    }

    /// A sensor that is part of a lamp stands where the lamp stands, and nowhere else; the bridge's own in no room.
    func readSensors(_ parameter: V1Parameter) throws(V1Error) -> [Sensor] {
        let lamps = Set(members.map(\.owner))
        return try parameter.list { id in
            view.sensor(id).flatMap { type != .room || lamps.contains($0.owner) || isMovable($0) ? $0 : nil }
        }
    }

    private func isMovable(_ sensor: Sensor) -> Bool {
        view.home.devices[sensor.owner]?.lights.isEmpty ?? (sensor.virtual != nil)
    }

    /// Three coordinates of a light of the group, each −1…1.
    func readPlace(_ number: String, _ parameter: V1Parameter) throws(V1Error) -> (Light, Zone.Place) {
        guard let light = view.light(number), members.contains(where: { $0.id == light.id }) else { throw parameter.unknown }
        let elements = parameter.node.elements ?? []
        let numbers = elements.compactMap(\.number)
        guard elements.count == 3, numbers.count == 3 else { throw parameter.invalid() }
        let place = Zone.Place(x: numbers[0], y: numbers[1], z: numbers[2])
        guard place.isInside else { throw parameter.invalid() }
        return (light, place)
    }
}
