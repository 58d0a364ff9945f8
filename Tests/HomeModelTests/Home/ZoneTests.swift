import HomeModel
import Testing

@Suite("Zones")
struct ZoneTests {
    @Test func `a light may be in many zones and a room, and each keeps its order`() throws {
        var test = try TestHome()
        let lamps = [try test.addLamp("A"), try test.addLamp("B")]
        _ = try test.addRoom(lamps)
        let upstairs = try test.addZone(named: "Upstairs", lamps)
        let both = try test.addZone(named: "Both", .plain, [lamps[1], lamps[0], lamps[1]])
        #expect(test.home.zones[upstairs]?.lights == lamps)
        #expect(try test.home.lights(in: .zone(both)).map(\.id) == [lamps[1], lamps[0]])
    }

    @Test func `rooms and zones share names and a limit`() throws {
        var limits = ResourceLimits.bsb002
        limits.groups = 3
        var test = try TestHome(limits: limits)
        let room = try test.addRoom(named: "Attic", [])
        let zones = [try test.addZone(named: "Attic", []), try test.addZone(named: "Attic", [])]
        #expect(zones.compactMap { test.home.zones[$0]?.name } == ["Attic 1", "Attic 2"])
        try test.perform(.editRoom(room, RoomPatch(name: "Attic 1")))
        #expect(test.home.rooms[room]?.name == "Attic 1 1")
        #expect(throws: Refusal.full(.room)) { try test.addRoom([]) }
        #expect(throws: Refusal.full(.zone)) { try test.addZone([]) }
    }

    @Test func `plain ones need a light, others do not`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let plain = try test.addZone(.plain, [lamp])
        #expect(throws: Refusal.invalid(attribute: "lights")) { try test.addZone(.plain, []) }
        #expect(throws: Refusal.invalid(attribute: "lights")) { try test.editZone(plain) { $0.lights = [] } }
        _ = try test.addZone(.zone, [])
        _ = try test.addZone(.entertainment, [])
        #expect(test.home.zones.count == 3)
    }

    @Test func `members must exist, and entertainment takes what can follow a stream, up to twenty`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        #expect(throws: Refusal.notFound(ResourceReference(.light, .devices))) { try test.addZone([.devices]) }
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, lamp))) { try test.addZone(.zone, [lamp], sensors: [lamp]) }
        #expect(throws: Refusal.invalid(attribute: "lights")) { try test.addZone(.entertainment, [lamp]) }
        let many = try (0...20).map { try test.addStreamingLamp("Bar \($0)") }
        #expect(throws: Refusal.invalid(attribute: "lights")) { try test.addZone(.entertainment, many) }
        _ = try test.addZone(.entertainment, Array(many.dropLast()))
    }

    @Test func `only what is different is announced`() throws {
        var test = try TestHome()
        let lamp = try test.addStreamingLamp("Bar")
        let zone = try test.addZone(.entertainment, [lamp])
        let sensor = try #require(test.home.sensors.all.map(\.id).first)
        func aspects(_ change: (inout ZonePatch) -> Void) throws -> [Change] { try test.editZone(zone, change).changes }
        let reference = ResourceReference(.zone, zone)
        #expect(try aspects { $0.name = "Zone"; $0.lights = [lamp] } == [])
        #expect(try aspects { $0.name = "Sofa"; $0.archetype = "tv" } == [Change(.updated([.name, .archetype]), reference)])
        #expect(try aspects { $0.sensors = [sensor] } == [Change(.updated([.members]), reference)])
        let place = Zone.Place(x: 1, y: 0, z: -1)
        #expect(try aspects { $0.places = [lamp: place] } == [Change(.updated([.configuration]), reference)])
        #expect(try aspects { $0.lights = [] } == [Change(.updated([.members, .configuration]), reference)])
        #expect(test.home.zones[zone]?.places == [:], "a light that left stands nowhere")
    }

    @Test func `places are for lights of entertainment areas, and within the room`() throws {
        var test = try TestHome()
        let lamps = [try test.addStreamingLamp("A"), try test.addStreamingLamp("B")]
        let area = try test.addZone(.entertainment, [lamps[0]])
        let zone = try test.addZone([lamps[0]])
        let here = Zone.Place(x: 0, y: 0, z: 0)
        let wrong = Refusal.invalid(attribute: "places")
        #expect(throws: wrong) { try test.editZone(zone) { $0.places = [lamps[0]: here] } }
        #expect(throws: wrong) { try test.editZone(area) { $0.places = [lamps[1]: here] } }
        #expect(throws: wrong) { try test.editZone(area) { $0.places = [lamps[0]: Zone.Place(x: 0, y: 1.1, z: 0)] } }
        try test.editZone(area) { $0.lights = lamps; $0.places = [lamps[1]: here] }
        #expect(test.home.zones[area]?.places == [lamps[1]: here])
    }

    @Test func `a light that is gone leaves zones, and takes plain ones along that have no other`() throws {
        var test = try TestHome()
        let lamps = [try test.addStreamingLamp("A"), try test.addStreamingLamp("B")]
        let zones = [
            try test.addZone(.plain, [lamps[0]]), try test.addZone(.plain, lamps), try test.addZone(.entertainment, [lamps[0]]),
        ]
        try test.editZone(zones[2]) { $0.places = [lamps[0]: Zone.Place(x: 0, y: 0, z: 0)] }
        let outcome = try test.perform(.removeLight(lamps[0]))
        let updated = zones.map { Change(.updated([.members]), ResourceReference(.zone, $0)) }
        #expect(outcome.changes.filter { $0.resource.kind == .zone } == updated + [
            Change(.removed, ResourceReference(.zone, zones[0])),
        ])
        #expect(!test.home.zones.contains(zones[0]) && test.home.zones[zones[1]]?.lights == [lamps[1]])
        #expect(test.home.zones[zones[2]]?.lights == [] && test.home.zones[zones[2]]?.places == [:])
    }

    @Test func `it is removed without its lights`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let zone = try test.addZone([lamp])
        #expect(try test.perform(.removeZone(zone)).changes == [Change(.removed, ResourceReference(.zone, zone))])
        #expect(test.home.lights.contains(lamp))
        #expect(throws: Refusal.notFound(ResourceReference(.zone, zone))) { try test.perform(.removeZone(zone)) }
        #expect(throws: Refusal.notFound(ResourceReference(.zone, zone))) { try test.editZone(zone) { $0.name = "A" } }
    }

    @Test func `those of one lamp with several sources are the bridge's own, but can be switched`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let own = Zone(ZoneDraft(id: test.drawnID(), name: "Phoenix", sort: .luminaire, lights: [lamp]), name: "Phoenix")
        test.restart(with: own)
        let refusal = Refusal.readOnly(ResourceReference(.zone, own.id))
        #expect(throws: refusal) { try test.editZone(own.id) { $0.name = "A" } }
        #expect(throws: refusal) { try test.perform(.removeZone(own.id)) }
        #expect(throws: Refusal.invalid(attribute: "type")) { try test.addZone(.lightSource, [lamp]) }
        try test.perform(.setGroup(.zone(own.id), patch { $0.on = true }))
        #expect(try test.state(lamp).on)
    }

    @Test func `a zone remembers what it was told`() throws {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.color, .plain)
        let zone = try test.addZone([lamps[1]])
        let outcome = try test.perform(.setGroup(.zone(zone), patch { $0.brightness = .to(.lowest) }))
        #expect(outcome.changes.last == Change(.updated([.lastAction]), ResourceReference(.zone, zone)))
        #expect(test.home.zones[zone]?.lastAction?.brightness == .lowest)
        #expect(try test.state(lamps[0]).brightness == .full)
    }
}
