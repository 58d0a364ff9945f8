import HomeModel
import Testing

@Suite("Rooms")
struct RoomTests {
    @Test func `rooms get ids that follow from their number, and names of their own`() throws {
        var test = try TestHome()
        let first = try test.addRoom(named: "Office", [])
        let second = try test.addRoom(named: "Office", [])
        #expect(test.home.rooms.all.map(\.name) == ["Office", "Office 1"])
        #expect(first == ResourceID(derivedFrom: test.home.identity.resourceID, "room", "1"))
        #expect(second == ResourceID(derivedFrom: test.home.identity.resourceID, "room", "2"))
    }

    @Test func `a device is in one room at most`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let device = try #require(test.home.lights[lamp]?.owner)
        let first = try test.addRoom(named: "A", [lamp])
        #expect(test.home.room(of: device)?.id == first)
        #expect(throws: Refusal.inAnotherRoom(device)) { try test.addRoom(named: "B", [lamp]) }
        let second = try test.addRoom(named: "B", [])
        #expect(throws: Refusal.inAnotherRoom(device)) {
            try test.perform(.editRoom(second, RoomPatch(devices: [device])))
        }
        try test.perform(.editRoom(first, RoomPatch(devices: [])))
        try test.perform(.editRoom(second, RoomPatch(devices: [device])))
        #expect(test.home.room(of: device)?.id == second)
    }

    @Test func `members are counted once and must exist`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let room = try test.addRoom([lamp, lamp])
        #expect(test.home.rooms[room]?.devices.count == 1)
        #expect(throws: Refusal.notFound(ResourceReference(.device, lamp))) {
            try test.perform(.editRoom(room, RoomPatch(devices: [lamp])))
        }
    }

    @Test func `only what is different is announced`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let room = try test.addRoom(named: "A", [lamp])
        let reference = ResourceReference(.room, room)
        #expect(try test.perform(.editRoom(room, RoomPatch(name: "A", archetype: "office"))).changes.isEmpty)
        let renamed = try test.perform(.editRoom(room, RoomPatch(name: "B", archetype: "attic")))
        #expect(renamed.changes == [Change(.updated([.name, .archetype]), reference)])
        #expect(try test.perform(.editRoom(room, RoomPatch(devices: []))).changes == [Change(.updated([.children]), reference)])
    }

    @Test func `a device without lights comes from where it was`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let knob = try #require(try test.perform(.addDevice(.sensor("Switch", .buttons(count: 1, last: nil)))).created)
        let first = try test.addRoom(named: "A", [lamp])
        let second = try test.addRoom(named: "B", [])
        try test.perform(.editRoom(second, RoomPatch(devices: [knob])))
        let device = try #require(test.home.lights[lamp]?.owner)
        let outcome = try test.perform(.editRoom(first, RoomPatch(devices: [device, knob])))
        #expect(outcome.changes == [first, second].map { Change(.updated([.children]), ResourceReference(.room, $0)) })
        #expect(test.home.rooms[second]?.devices == [])
        let third = RoomDraft(name: "C", archetype: "other", devices: [knob])
        #expect(try test.perform(.addRoom(third)).changes.map(\.resource.id).last == first)
    }

    @Test func `sensors that apps made stand in it too`() throws {
        var test = try TestHome()
        let flag = try test.play("Flag", .flag(false))
        let room = try test.addRoom([])
        var patch = RoomPatch()
        patch.virtualSensors = [flag, flag]
        let reference = ResourceReference(.room, room)
        #expect(try test.perform(.editRoom(room, patch)).changes == [Change(.updated([.members]), reference)])
        #expect(test.home.rooms[room]?.virtualSensors == [flag])
        patch.virtualSensors = [try test.daylight.id]
        #expect(throws: Refusal.invalid(attribute: "sensors")) { try test.perform(.editRoom(room, patch)) }
        patch.virtualSensors = [room]
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, room))) { try test.perform(.editRoom(room, patch)) }
        let outcome = try test.perform(.removeSensor(flag))
        #expect(outcome.changes.last == Change(.updated([.members]), reference))
    }

    @Test func `one that is let go of leaves its devices behind`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let id = test.drawnID()
        let draft = RoomDraft(id: id, name: "A", archetype: "other", devices: try [#require(test.home.lights[lamp]?.owner)])
        #expect(try test.perform(.addRoom(draft)).created == id)
        #expect(throws: Refusal.invalid(attribute: "id")) { try test.perform(.addRoom(draft)) }
        #expect(try test.perform(.removeRoom(id)).changes == [Change(.removed, ResourceReference(.room, id))])
        #expect(test.home.lights.contains(lamp))
        #expect(throws: Refusal.notFound(ResourceReference(.room, id))) { try test.perform(.removeRoom(id)) }
    }

    @Test func `what the owner brings in is not limited`() throws {
        var limits = ResourceLimits.bsb002
        limits.groups = 0
        var test = try TestHome(limits: limits)
        try test.perform(.furnish(HomeDescription(rooms: [.init(name: "A", archetype: "other", devices: [])])))
        #expect(test.home.rooms.count == 1)
        #expect(throws: Refusal.full(.room)) { try test.addRoom([]) }
    }

    @Test func `what is not right is refused`() throws {
        var test = try TestHome()
        let room = try test.addRoom([])
        #expect(throws: Refusal.invalid(attribute: "name")) { try test.addRoom(named: "", []) }
        #expect(throws: Refusal.invalid(attribute: "name")) { try test.perform(.editRoom(room, RoomPatch(name: ""))) }
        #expect(throws: Refusal.notFound(ResourceReference(.room, .devices))) {
            try test.perform(.editRoom(.devices, RoomPatch(name: "A")))
        }
    }
}
