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
