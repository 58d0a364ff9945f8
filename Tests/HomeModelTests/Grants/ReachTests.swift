import Testing

@testable import HomeModel

/// How far commands of an app reach that sees some of a home.
@Suite("An app's reach")
struct ReachTests {
    @Test func `ends where it sees nothing, as if there were nothing`() throws {
        var house = try GrantHouse()
        try house.grant(.read, lights: ["Stove"])
        for command in [Command.setLight(house["Table"], .lit), .renameLight(house["Table"], "x"), .removeLight(house["Table"])] {
            #expect(throws: Refusal.notFound(ResourceReference(.light, house["Table"]))) { try house.admit(command) }
        }
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, house["motion"]))) {
            try house.admit(.renameSensor(house["motion"], "x"))
        }
        #expect(throws: Refusal.notFound(ResourceReference(.light, house["nothing"]))) {
            try house.admit(.setLight(house["nothing"], .lit))
        }
        #expect(throws: Refusal.notAllowed, "it is seen, but this is a reader") { try house.admit(.setLight(house["Stove"], .lit)) }
        #expect(throws: Refusal.notFound(ResourceReference(.light, house["Table"])), "what is named within counts too") {
            try house.admit(.editZone(house["Ways"], ZonePatch.new(lights: house.list("Stove", "Table"))))
        }
    }

    @Test func `of a room, a zone or all lights is the lights that it sees`() throws {
        var house = try GrantHouse()
        try house.grant(.control, lights: ["Stove", "Porch"])
        let (kitchen, ways) = (LightGroup.room(house["Kitchen"]), LightGroup.zone(house["Ways"]))
        let rows: [(LightGroup, [String])] = [(kitchen, ["Stove"]), (ways, ["Stove", "Porch"]), (.wholeHome, ["Stove", "Porch"])]
        for (group, names) in rows {
            let members = names.map { house[$0] }
            #expect(try house.admit(.setGroup(group, .lit)) == .setGroup(.part(members, of: group), .lit))
            #expect(
                try house.admit(.recallScene(house["Mixed"], in: group, transition: .seconds(1)))
                    == .recallScene(house["Mixed"], in: .part(members, of: group), transition: .seconds(1)))
        }
    }

    @Test func `switches no lamp beyond it, and the room remembers what it was told`() throws {
        var house = try GrantHouse()
        try house.grant(.control, lights: ["Stove"])
        let dim = patch { ($0.on, $0.brightness) = (true, .to(.lowest)) }
        let outcome = try house.test.perform(.setGroup(.room(house["Kitchen"]), dim), by: house.caller)
        #expect(outcome.orders.flatMap(\.lights) == house.list("Stove"))
        #expect(outcome.changes.map(\.resource.kind) == [.light, .room])
        #expect(house.test.home.rooms[house["Kitchen"]]?.lastAction?.brightness == .lowest)
        #expect(try !house.test.state(house["Table"]).on)
    }

    @Test func `of a room without a light that it sees is nothing, and nobody is told`() throws {
        var house = try GrantHouse()
        try house.grant(.control, sensors: ["motion"])
        for group in [LightGroup.room(house["Kitchen"]), .wholeHome] {
            let outcome = try house.test.perform(.setGroup(group, .lit), by: house.caller)
            #expect(outcome.changes.isEmpty && outcome.orders.isEmpty)
        }
        #expect(house.test.home.rooms[house["Kitchen"]]?.lastAction == nil && house.test.home.lastActionOfAll == nil)
    }

    @Test func `is the whole of what it sees as a whole`() throws {
        var house = try GrantHouse()
        try house.grant(groups: ["Kitchen"])
        let commands: [Command] = [
            .setGroup(.room(house["Kitchen"]), .lit), .removeRoom(house["Kitchen"]), .removeScene(house["Dinner"]),
            .recallScene(house["Mixed"], in: .room(house["Kitchen"]), transition: nil), .removeLight(house["Stove"]),
            .addScene(SceneDraft(id: house["New"], name: "New", group: .room(house["Kitchen"]))),
            .editScene(house["Dinner"], storing), .configureSensor(house["motion"], SensorPatch()), .searchSensors(serials: []),
        ]
        for command in commands { #expect(try house.admit(command) == command) }
    }

    @Test func `takes nothing away and makes nothing of what it sees in part`() throws {
        var house = try GrantHouse()
        try house.grant(groups: ["Study"], sensors: ["warmth"])
        try house.grant(lights: ["Stove", "Twin 1"], sensors: ["warmth"])
        var slower = ScenePatch()
        slower.transition = .seconds(1)
        let commands: [Command] = [
            .removeRoom(house["Kitchen"]), .removeZone(house["Ways"]), .removeScene(house["Mixed"]), .removeLink(house["All"]),
            .removeLink(house["Circle"]), .stream(house["Ways"], true), .editScene(house["Dinner"], storing),
            .editScene(house["Mixed"], slower),
            .addScene(SceneDraft(id: house["New"], name: "New", group: .room(house["Kitchen"]))),
            .addScene(SceneDraft(id: house["New"], name: "New", group: .wholeHome)),
            .addRoom(RoomDraft(name: "R", archetype: "other", devices: [])),
            .addRoom(RoomDraft(name: "R", archetype: "other", devices: house.list("Twin"))),
            .addZone(ZoneDraft(id: house["New"], name: "Z", sort: .zone, lights: [])),
        ]
        for command in commands {
            #expect(throws: Refusal.notAllowed, "\(command)") { try house.admit(command) }
        }
        #expect(throws: Never.self) { try house.admit(.stream(house["Ways"], false)) }
    }

    @Test func `is nobody's when a scene's chosen id belongs to one that is not seen`() throws {
        var house = try GrantHouse()
        let taken = Command.addScene(SceneDraft(id: house["Mixed"], name: "x", lights: house.list("Table")))
        try house.grant(lights: ["Table"])
        #expect(throws: Refusal.notAllowed) { try house.admit(taken) }
        try house.grant(lights: ["Table", "Stove"])
        #expect(try house.admit(taken) == taken, "what is seen is the home's business")
    }

    private var storing: ScenePatch {
        var patch = ScenePatch()
        patch.storesPresent = true
        return patch
    }
}
