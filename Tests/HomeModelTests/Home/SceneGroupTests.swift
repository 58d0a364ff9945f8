import HomeModel
import Testing

@Suite("Scenes of a group")
struct SceneGroupTests {
    private static func room() throws -> (test: TestHome, room: ResourceID, lamps: [ResourceID], scene: ResourceID) {
        var test = try TestHome()
        let lamps = try test.addLitLamps(.plain, .plain, .plain)
        let room = try test.addRoom([lamps[0], lamps[1]])
        let scene = try test.addScene(of: .room(room))
        return (test, room, lamps, scene)
    }

    @Test func `it has the group's lights, and nobody can say otherwise`() throws {
        var (test, room, lamps, scene) = try Self.room()
        #expect(try test.stored(scene).map(\.light) == [lamps[0], lamps[1]])
        #expect(throws: Refusal.invalid(attribute: "lights")) { try test.editScene(scene) { $0.lights = [lamps[0]] } }
        #expect(throws: Refusal.invalid(attribute: "lights")) { try test.addScene([lamps[0]], of: .room(room)) }
    }

    @Test func `a group without lights has none`() throws {
        var (test, _, _, _) = try Self.room()
        let empty = try test.addRoom(named: "Empty", [])
        #expect(throws: Refusal.groupIsEmpty) { try test.addScene(of: .room(empty)) }
        #expect(throws: Refusal.notFound(ResourceReference(.zone, empty))) { try test.addScene(of: .zone(empty)) }
    }

    @Test func `a light that comes enters as it is, one that leaves goes`() throws {
        var (test, room, lamps, scene) = try Self.room()
        try test.editScene(scene) { $0.patches = [lamps[1]: patch { $0.on = false }] }
        try test.perform(.setLight(lamps[2], patch { $0.brightness = .to(.lowest) }))
        let devices = [lamps[2], lamps[1]].compactMap { test.home.lights[$0]?.owner }
        let outcome = try test.perform(.editRoom(room, RoomPatch(devices: devices)))
        #expect(outcome.changes.last == Change(.updated([.content]), ResourceReference(.scene, scene)))
        let stored = try test.stored(scene)
        #expect(stored.map(\.light) == [lamps[2], lamps[1]])
        #expect(stored[0].patch.brightness == .to(.lowest) && stored[1].patch.on == false)
    }

    @Test func `it goes with its group, and with the last light of it`() throws {
        var (test, room, lamps, scene) = try Self.room()
        let gone = Change(.removed, ResourceReference(.scene, scene))
        var emptied = test
        #expect(try emptied.perform(.editRoom(room, RoomPatch(devices: []))).changes.last == gone)
        #expect(emptied.home.rooms.contains(room) && !emptied.home.scenes.contains(scene))
        var bereft = test
        for lamp in lamps { try bereft.perform(.removeLight(lamp)) }
        #expect(!bereft.home.scenes.contains(scene))
        #expect(try test.perform(.removeRoom(room)).changes.last == gone)
        #expect(!test.home.scenes.contains(scene))
    }

    @Test func `a plain zone that goes with its light takes its scenes along`() throws {
        var (test, _, lamps, _) = try Self.room()
        let zone = try test.addZone(.plain, [lamps[2]])
        let scene = try test.addScene(of: .zone(zone))
        try test.perform(.removeLight(lamps[2]))
        #expect(!test.home.zones.contains(zone) && !test.home.scenes.contains(scene))
    }

    @Test func `a zone's scenes follow it too`() throws {
        var (test, _, lamps, _) = try Self.room()
        let zone = try test.addZone([lamps[0]])
        let scene = try test.addScene(of: .zone(zone))
        try test.editZone(zone) { $0.lights = [lamps[2], lamps[0]] }
        #expect(try test.stored(scene).map(\.light) == [lamps[2], lamps[0]])
        try test.editZone(zone) { $0.lights = [] }
        #expect(!test.home.scenes.contains(scene))
    }

    @Test func `scenes with lights of their own lose those that are gone, and go with the last`() throws {
        var (test, room, lamps, _) = try Self.room()
        let scene = try test.addScene([lamps[0], lamps[2]])
        try test.perform(.removeRoom(room))
        #expect(try test.stored(scene).count == 2, "rooms are nothing to it")
        try test.perform(.removeLight(lamps[0]))
        #expect(try test.stored(scene).map(\.light) == [lamps[2]])
        try test.perform(.removeLight(lamps[2]))
        #expect(!test.home.scenes.contains(scene))
    }
}
