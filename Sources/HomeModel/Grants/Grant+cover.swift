/// Everything of a home that a scope covers: what it names, and what stands in the rooms and zones that it names.
struct Coverage {
    private(set) var lights: Set<ResourceID>
    private(set) var sensors: Set<ResourceID>
    private(set) var devices: Set<ResourceID> = []
    let groups: Set<ResourceID>

    init(lights: Set<ResourceID>, groups: Set<ResourceID>, sensors: Set<ResourceID>, in home: Home) {
        self.lights = lights
        self.sensors = sensors
        self.groups = groups
        for group in groups {
            if let room = home.rooms[group] { take(room, in: home) }
            if let zone = home.zones[group] {
                self.lights.formUnion(zone.lights)
                self.sensors.formUnion(zone.sensors)
            }
        }
    }

    private mutating func take(_ room: Room, in home: Home) {
        sensors.formUnion(room.virtualSensors)
        for device in room.devices.compactMap({ home.devices[$0] }) {
            devices.insert(device.id)
            lights.formUnion(device.lights)
            sensors.formUnion(device.sensors)
        }
    }
}

extension Grant {
    /// Takes what is gone out of what is granted; says whether it was in there.
    mutating func forget(_ gone: ResourceReference) -> Bool {
        let before = self
        if gone.kind == .light { aliases[gone.id] = nil }
        if case .only(var lights, var groups, var sensors) = scope {
            switch gone.kind {
            case .light: lights.remove(gone.id)
            case .room, .zone: groups.remove(gone.id)
            case .sensor: sensors.remove(gone.id)
            default: break
            }
            scope = .only(lights: lights, groups: groups, sensors: sensors)
        }
        return self != before
    }

    /// Grants a sensor besides.
    mutating func include(sensor: ResourceID) {
        guard case .only(let lights, let groups, var sensors) = scope else { return }
        sensors.insert(sensor)
        scope = .only(lights: lights, groups: groups, sensors: sensors)
    }
}
