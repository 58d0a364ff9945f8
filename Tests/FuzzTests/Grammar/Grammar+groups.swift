extension Grammar {
    private static let classes = ["Living room", "Kitchen", "Kids bedroom", "Front door", "Other", "Man cave", "TV", "Pool"]

    mutating func newGroup() -> Wish? {
        guard wantsMore(memory.groups.count) else { return removal(of: memory.groups.map(\.id), "groups") }
        let body: Value
        switch chance.int(1...4) {
        case 1: body = ["lights": .texts(lightIDs(1...4))]
        case 2: body = ["type": "Room", "class": .text(chance.pick(Self.classes)), "lights": .texts(homeless())]
        case 3: body = ["type": "Zone", "class": .text(chance.pick(Self.classes)), "lights": .texts(lightIDs(0...5))]
        default: body = ["type": "Entertainment", "class": "TV", "lights": .texts(colorful(0...3))]
        }
        guard body != ["lights": []] else { return nil }
        return Wish("POST", "/groups", body.with("name", maybe(60, name())).with("recycle", maybe(20, true)))
    }

    mutating func groupEdit() -> Wish? {
        guard let group = chance.any(memory.groups) else { return nil }
        let places = group.type == "Room" || group.type == "Zone"
        let lights: [String] = switch group.type {
        case "Room": Array((group.lights + homeless()).shuffled(using: &chance).prefix(chance.int(0...5)))
        case "Entertainment": colorful(1...4)
        default: lightIDs(1...5)
        }
        var body = Value.object([]).with("name", maybe(50, name())).with("lights", maybe(50, .texts(lights)))
        if places { body = body.with("class", maybe(30, .text(chance.pick(Self.classes)))) }
        if group.type != "LightGroup", chance.percent(15) {
            body = body.with("sensors", .texts(chance.some(memory.sensors.filter { $0.type != "Daylight" }.map(\.id), 0...2)))
        }
        if body == .object([]) { body = ["name": name()] }
        return Wish("PUT", "/groups/\(group.id)", body)
    }

    mutating func stream() -> Wish? {
        guard let group = chance.any(memory.groups.filter { $0.type == "Entertainment" }) else { return nil }
        if let light = chance.any(group.lights), chance.percent(30) {
            let place = Value.list((0..<3).map { _ in .number(chance.pick(["-1", "0", "0.5", "1"])) })
            return Wish("PUT", "/groups/\(group.id)", ["locations": .object([.init(name: light, value: place)])])
        }
        return Wish("PUT", "/groups/\(group.id)", ["stream": ["active": .bool(chance.percent(50))]])
    }

    mutating func groupAction() -> Wish? {
        let known = memory.groups.filter { !$0.lights.isEmpty }
        let group = chance.percent(20) ? nil : chance.any(known)
        let abilities = memory.abilities(of: group?.lights ?? memory.lights.map(\.id))
        return Wish("PUT", "/groups/\(group?.id ?? "0")/action", lightState(of: abilities))
    }

    mutating func lightIDs(_ counts: ClosedRange<Int>) -> [String] {
        chance.some(memory.lights.map(\.id), counts)
    }

    /// Lights in no room.
    private mutating func homeless() -> [String] {
        let housed = memory.groups.filter { $0.type == "Room" }.flatMap(\.lights)
        return chance.some(memory.lights.map(\.id).filter { !housed.contains($0) }, 0...3)
    }

    private mutating func colorful(_ counts: ClosedRange<Int>) -> [String] {
        chance.some(memory.lights.filter { $0.abilities.contains("xy") }.map(\.id), counts)
    }
}
