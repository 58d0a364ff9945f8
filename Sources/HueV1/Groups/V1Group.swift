import HomeModel

/// A group as v1 knows it: a room, a zone or all lights together, as one sort of thing.
struct V1Group: Sendable {
    let group: LightGroup
    let type: V1GroupType
    let name: String
    /// What sort of place it is; `nil` where v1 shows no class.
    let archetype: String?
    let isDisposable: Bool
    let lights: [Light]
    let sensors: [Sensor]
    /// The zone it is, if it is one.
    let zone: Zone?

    /// Group 0 has all lights, and all sensors but the bridge's own.
    private init(allOf home: Home) {
        group = .wholeHome
        type = .lightGroup
        name = "Group 0"
        archetype = nil
        isDisposable = false
        lights = Array(home.lights.all)
        sensors = home.sensors.all.filter { $0.owner != home.identity.resourceID }
        zone = nil
    }

    private init(_ room: Room, in home: Home) {
        group = .room(room.id)
        type = .room
        name = room.name
        archetype = room.archetype
        isDisposable = room.isDisposable
        lights = home.lights(of: room)
        let own = room.devices.flatMap { home.devices[$0]?.sensors ?? [] }
        sensors = (own + room.virtualSensors).compactMap { home.sensors[$0] }
        zone = nil
    }

    private init(_ zone: Zone, in home: Home) {
        group = .zone(zone.id)
        type = V1GroupType(zone.sort)
        name = zone.name
        archetype = type.hasClass ? zone.archetype : nil
        isDisposable = zone.isDisposable
        lights = zone.lights.compactMap { home.lights[$0] }
        sensors = zone.sensors.compactMap { home.sensors[$0] }
        self.zone = zone
    }

    /// The group as it is in a home; `nil` if it is not there.
    init?(_ group: LightGroup, in home: Home) {
        switch group {
        case .wholeHome: self.init(allOf: home)
        case .part(_, let whole): self.init(whole, in: home)
        case .room(let id):
            guard let room = home.rooms[id] else { return nil }
            self.init(room, in: home)
        case .zone(let id):
            guard let zone = home.zones[id] else { return nil }
            self.init(zone, in: home)
        }
    }
}

extension V1Group {
    /// The numbers of its lights. Group 0 lists them in ascending order, others in the order that was given.
    func lightNumbers(in view: V1View) -> [Int] { ordered(lights.compactMap { view.numbers.lights.number(of: $0.id) }) }

    /// The numbers of its sensors.
    func sensorNumbers(in view: V1View) -> [Int] { ordered(sensors.compactMap { view.numbers.sensors.number(of: $0.id) }) }

    private func ordered(_ numbers: [Int]) -> [Int] { group == .wholeHome ? numbers.sorted() : numbers }
}

extension JSONWriter {
    /// Writes numbers as v1 lists them: as strings.
    mutating func ids(_ numbers: [Int]) {
        array { list in for number in numbers { list.string(String(number)) } }
    }
}
