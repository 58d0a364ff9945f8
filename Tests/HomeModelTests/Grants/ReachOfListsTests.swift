import Testing

@testable import HomeModel

@Suite("A list of which an app sees a part")
struct ReachOfListsTests {
    @Test func `of a zone keeps the lights and sensors that are not seen, behind the others`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Porch", "Table"], sensors: ["warmth"])
        let wish = ZonePatch.new(lights: house.list("Table", "Porch"), sensors: house.list("warmth"))
        let kept = ZonePatch.new(lights: house.list("Table", "Porch", "Stove", "Twin 1"), sensors: house.list("warmth", "motion"))
        #expect(try house.admit(.editZone(house["Ways"], wish)) == .editZone(house["Ways"], kept))
        let none = ZonePatch.new(lights: [])
        #expect(try house.admit(.editZone(house["Ways"], none))
            == .editZone(house["Ways"], ZonePatch.new(lights: house.list("Stove", "Twin 1"))))
        let name = ZonePatch.new(name: "Paths")
        #expect(try house.admit(.editZone(house["Ways"], name)) == .editZone(house["Ways"], name))
    }

    @Test func `of a room keeps the devices that are not seen`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Stove", "Porch"])
        let wish = RoomPatch(devices: house.list("Porch device"))
        try house.test.perform(.editRoom(house["Kitchen"], wish), by: house.caller)
        #expect(house.test.home.rooms[house["Kitchen"]]?.devices == house.list("Porch device", "Table device", "Motion"))
        try house.test.perform(.editRoom(house["Kitchen"], RoomPatch(name: "Galley", devices: [])), by: house.caller)
        #expect(house.test.home.rooms[house["Kitchen"]]?.devices == house.list("Table device", "Motion"))
    }

    @Test func `of a room keeps the virtual sensors that are not seen`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Twin 1"], sensors: ["warmth"])
        var wish = RoomPatch(), kept = RoomPatch()
        wish.virtualSensors = []
        kept.virtualSensors = house.list("Flag")
        #expect(try house.admit(.editRoom(house["Study"], wish)) == .editRoom(house["Study"], kept))
    }

    @Test func `takes in no device of which a light is hidden, lest the room show it, and lets none go`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Twin 1", "Stove"], groups: ["Kitchen"])
        let members = house.list("Stove device", "Table device", "Motion", "Twin")
        #expect(throws: Refusal.notAllowed) { try house.admit(.editRoom(house["Kitchen"], RoomPatch(devices: members))) }
        #expect(throws: Refusal.notAllowed) { try house.admit(.editRoom(house["Study"], RoomPatch(devices: []))) }
        let same = Command.editRoom(house["Study"], RoomPatch(devices: house.list("Twin")))
        #expect(try house.admit(same) == same)
    }

    @Test func `of a scene keeps the lights that are not seen`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Porch", "Table"])
        var wish = ScenePatch(), kept = ScenePatch()
        wish.lights = house.list("Table")
        wish.patches = [house["Table"]: .lit]
        (kept.lights, kept.patches) = (house.list("Table", "Stove"), wish.patches)
        #expect(try house.admit(.editScene(house["Mixed"], wish)) == .editScene(house["Mixed"], kept))
    }

    @Test func `of links keeps what is not seen`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Porch", "Table"])
        var wish = LinkPatch(), kept = LinkPatch()
        wish.targets = [ResourceReference(.light, house["Table"])]
        kept.targets = [
            ResourceReference(.light, house["Table"]), ResourceReference(.light, house["Stove"]),
            ResourceReference(.rule, house["Night"]),
        ]
        #expect(try house.admit(.editLink(house["All"], wish)) == .editLink(house["All"], kept))
        try house.grant(lights: ["Porch", "Stove"], groups: ["Kitchen"])
        #expect(try house.admit(.removeLink(house["All"])) == .removeLink(house["All"]), "all of it is seen now")
        #expect(try house.admit(.removeLink(house["Circle"])) == .removeLink(house["Circle"]))
    }

    @Test func `is the app's own name of a light when it has one`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Stove", "Table", "Porch"], aliases: ["Stove": .init(number: 7, name: "Shelf"), "Porch": .init(number: 3)])
        let outcome = try house.test.perform(.renameLight(house["Stove"], "Table"), by: house.caller)
        #expect(outcome.changes == [Change(.updated([.grant]), ResourceReference(.app, house.app))])
        #expect(house.seen.lights[house["Stove"]]?.name == "Table 1" && house.test.home.lights[house["Stove"]]?.name == "Stove")
        #expect(house.test.home.apps[house.app]?.grant.aliases[house["Stove"]]?.number == 7)
        #expect(throws: Refusal.invalid(attribute: "name")) { try house.test.perform(.renameLight(house["Stove"], ""), by: house.caller) }
        try house.test.perform(.renameLight(house["Porch"], "Door"), by: house.caller)
        #expect(house.test.home.lights[house["Porch"]]?.name == "Door", "a number is no name")
    }
}
