import HomeModel
import Testing

@Suite("Setting lamps together")
struct GroupTests {
    private func room(_ abilities: LightAbilities...) throws -> (test: TestHome, room: ResourceID, lamps: [ResourceID]) {
        var test = try TestHome()
        let lamps = try abilities.enumerated().map { try test.addLamp("Lamp \($0.offset + 1)", $0.element) }
        let room = try test.addRoom(lamps)
        return (test, room, lamps)
    }

    @Test func `lamps that are to do the same get one order`() throws {
        var (test, room, lamps) = try room(.color, .color, .color)
        let outcome = try test.perform(.setGroup(.room(room), patch { $0.on = true }))
        #expect(outcome.orders.map(\.lights) == [lamps])
        #expect(outcome.changes.map(\.resource.kind) == [.light, .light, .light, .room])
    }

    @Test func `each lamp is told what it can do`() throws {
        var (test, room, lamps) = try room(.color, .plain, .plug)
        let outcome = try test.perform(.setGroup(.room(room), patch {
            $0.on = true
            $0.brightness = .to(.lowest)
            $0.xy = .to(.white)
        }))
        #expect(outcome.declined.isEmpty, "somebody is able")
        #expect(outcome.orders.map(\.lights) == lamps.map { [$0] })
        #expect(outcome.orders.map(\.action.color) == [.xy(.white), nil, nil])
        #expect(outcome.orders.map(\.action.brightness) == [.lowest, .lowest, nil])
    }

    @Test func `members that are off are left alone`() throws {
        var (test, room, lamps) = try room(.color, .color)
        try test.perform(.setLight(lamps[1], patch { $0.on = true }))
        let outcome = try test.perform(.setGroup(.room(room), patch { $0.brightness = .to(.lowest) }))
        #expect(outcome.declined.isEmpty)
        #expect(outcome.orders.map(\.lights) == [[lamps[1]]])
        #expect(try test.state(lamps[0]).brightness == .full)
    }

    @Test func `when all are off, or none is able, it is declined and nothing happens`() throws {
        var (test, room, _) = try room(.plain, .plug)
        let dark = try test.perform(.setGroup(.room(room), patch { $0.brightness = .to(.lowest) }))
        #expect(dark.declined == [.brightness: .isOff])
        let unable = try test.perform(.setGroup(.room(room), patch { $0.xy = .to(.white) }))
        #expect(unable.declined == [.xy: .unsupported])
        for outcome in [dark, unable] { #expect(outcome.orders.isEmpty && outcome.changes.isEmpty) }
    }

    @Test func `a room remembers what it was told, the whole home too`() throws {
        var (test, room, lamps) = try room(.color, .plain)
        try test.perform(.setGroup(.room(room), patch { $0.on = true; $0.brightness = .to(.lowest) }))
        let members = lamps.compactMap { test.home.lights[$0] }
        #expect(test.home.lastAction(of: .room(room), members: members).brightness == .lowest)
        #expect(test.home.rooms[room]?.lastAction?.on == true)
        try test.perform(.setGroup(.wholeHome, patch { $0.on = false }))
        #expect(test.home.lastActionOfAll?.on == false)
        #expect(test.home.rooms[room]?.lastAction?.on == true, "the room was not told itself")
    }

    @Test func `a room that was never told anything shows what its members are set to`() throws {
        var (test, room, lamps) = try room(.plug, .color)
        try test.perform(.setLight(lamps[1], patch { $0.on = true; $0.brightness = .to(.lowest) }))
        let action = test.home.lastAction(of: .room(room), members: lamps.compactMap { test.home.lights[$0] })
        #expect(action.on && action.brightness == .lowest && action.color?.xy != nil)
    }

    @Test func `an empty room takes everything, and an unknown one is not found`() throws {
        var test = try TestHome()
        let room = try test.addRoom([])
        let outcome = try test.perform(.setGroup(.room(room), patch { $0.on = true; $0.xy = .to(.white) }))
        #expect(outcome.declined.isEmpty && outcome.orders.isEmpty)
        #expect(throws: Refusal.notFound(ResourceReference(.room, .devices))) {
            try test.perform(.setGroup(.room(.devices), patch { $0.on = true }))
        }
    }

    @Test func `steps start from each lamp's own state`() throws {
        var (test, room, lamps) = try room(.plain, .plain)
        try test.perform(.setGroup(.room(room), patch { $0.on = true; $0.brightness = .to(.lowest) }))
        try test.perform(.setLight(lamps[1], patch { $0.brightness = .to(Brightness(fraction: 0.5)) }))
        let outcome = try test.perform(.setGroup(.room(room), patch { $0.brightness = .by(0.25) }))
        #expect(outcome.orders.map(\.action.brightness) == [Brightness(fraction: 0.25), Brightness(fraction: 0.75)])
    }
}
