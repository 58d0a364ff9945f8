import Testing

@testable import HomeModel

@Suite("Lights that are hidden from apps")
struct HiddenLightTests {
    private var house: GrantHouse

    init() throws { house = try GrantHouse() }

    private mutating func hide(_ names: String..., hidden: Bool = true) throws {
        for name in names { try house.test.perform(.customizeLight(house[name], LightCustom(isHidden: hidden))) }
        #expect(house.test.home.checkInvariants().isEmpty)
    }

    @Test mutating func `an app that sees everything sees neither them nor what is nothing without them`() throws {
        try hide("Stove")
        let seen = house.seen
        for kind in [(ResourceKind.light, "Stove"), (.device, "Stove device"), (.rule, "Dusk"), (.schedule, "Chain")] {
            #expect(!seen.has(ResourceReference(kind.0, house[kind.1])), "\(kind.1)")
        }
        #expect(seen.lights.count == 4 && seen.rules.count == 1 && seen.schedules.count == 1)
        #expect(seen.rooms[house["Kitchen"]]?.devices == house.list("Table device", "Motion"))
        #expect(seen.zones[house["Ways"]]?.lights == house.list("Twin 1", "Porch"))
        #expect(seen.scenes[house["Dinner"]]?.lights.map(\.light) == house.list("Table"))
        #expect(seen.resourceLinks[house["All"]]?.targets.map(\.id) == house.list("Porch", "Night"))
    }

    @Test mutating func `a device shows the rest of its lights, and a scene with nothing left is not there`() throws {
        try hide("Twin 1", "Stove", "Porch")
        #expect(house.seen.devices[house["Twin"]]?.lights == house.list("Twin 2"))
        #expect(!house.seen.scenes.contains(house["Mixed"]) && house.seen.zones[house["Ways"]]?.lights == [])
    }

    @Test mutating func `a grant that names them, or their room, does not show them`() throws {
        try house.grant(lights: ["Stove"], groups: ["Kitchen"])
        try hide("Stove")
        #expect(house.seen.lights.all.map(\.id) == house.list("Table"))
        #expect(throws: Refusal.self) { try house.admit(.setLight(house["Stove"], .lit)) }
    }

    @Test mutating func `shown again, everything is as it was`() throws {
        let before = house.test.home
        try hide("Stove", "Twin 1")
        try hide("Stove", "Twin 1", hidden: false)
        for resource in before.resources {
            let now = house.test.home.resource(ResourceReference(type(of: resource).kind, resource.id))
            #expect(now.map { "\($0)" } == "\(resource)")
        }
        #expect(house.seen.resources.count == before.resources.count && !house.test.home.hidesLights)
    }

    @Test mutating func `no group, scene or rule of an app reaches them`() throws {
        try hide("Stove")
        let caller = house.caller
        let groups: [LightGroup] = [.wholeHome, .room(house["Kitchen"]), .zone(house["Ways"])]
        for group in groups {
            let orders = try house.test.perform(.setGroup(group, .lit), by: caller).orders
            #expect(!orders.isEmpty && !orders.flatMap(\.lights).contains(house["Stove"]), "\(group)")
        }
        for scene in ["Dinner", "Mixed"] {
            let recall = Command.recallScene(house[scene], in: .wholeHome, transition: nil)
            let orders = try house.test.perform(recall, by: caller).orders
            #expect(!orders.isEmpty && !orders.flatMap(\.lights).contains(house["Stove"]), "\(scene)")
        }
        #expect(try house.test.state(house["Stove"]).on == false)
        let owned = try house.test.perform(.setLight(house["Stove"], .lit))
        #expect(owned.orders.flatMap(\.lights) == house.list("Stove"), "its owner may")
    }

    @Test mutating func `what speaks of them is not there, and what does not is as free as ever`() throws {
        try hide("Stove")
        let stove = ResourceReference(.light, house["Stove"])
        let commands: [Command] = [
            .setLight(stove.id, .lit), .renameLight(stove.id, "x"), .removeLight(stove.id),
            .addZone(ZoneDraft(id: house.test.drawnID(), name: "Z", sort: .zone, lights: [stove.id])),
            .addScene(SceneDraft(id: house.test.drawnID(), name: "S", lights: [stove.id])),
        ]
        for command in commands {
            #expect(throws: Refusal.notFound(stove)) { try house.admit(command) }
        }
        let scene = SceneDraft(id: house.test.drawnID(), name: "S", group: .room(house["Kitchen"]), lights: [])
        let free: [Command] = [
            .removeRoom(house["Kitchen"]), .removeZone(house["Ways"]), .addScene(scene), .removeScene(house["Mixed"]),
            .addRoom(RoomDraft(name: "Empty", archetype: "other", devices: [])), .setLight(house["Table"], .lit),
        ]
        for command in free { #expect(try house.admit(command) == command) }
    }

    @Test mutating func `they keep their place in lists that an app writes anew`() throws {
        let zone = try house.test.addZone(house.list("Stove", "Porch"))
        try hide("Stove")
        let caller = house.caller
        try house.test.perform(.editRoom(house["Kitchen"], RoomPatch(devices: house.list("Motion"))), by: caller)
        #expect(house.test.home.rooms[house["Kitchen"]]?.devices == house.list("Motion", "Stove device"))
        try house.test.perform(.editZone(zone, .new(lights: house.list("Twin 1"))), by: caller)
        #expect(house.test.home.zones[zone]?.lights == house.list("Twin 1", "Stove"))
        var scene = ScenePatch()
        scene.lights = house.list("Table")
        try house.test.perform(.editScene(house["Mixed"], scene), by: caller)
        #expect(try house.test.stored(house["Mixed"]).map(\.light) == house.list("Table", "Stove"))
        var link = LinkPatch()
        link.targets = [ResourceReference(.light, house["Table"])]
        try house.test.perform(.editLink(house["All"], link), by: caller)
        #expect(house.test.home.resourceLinks[house["All"]]?.targets.map(\.id) == house.list("Table", "Stove"))
        #expect(house.test.home.checkInvariants().isEmpty)
    }

    @Test mutating func `one that goes is hidden no more, and one that is kept is hidden after a restart`() throws {
        try hide("Stove", "Porch")
        try house.test.perform(.removeLight(house["Stove"]))
        house.test.restart()
        #expect(house.test.home.hiddenLights == Set(house.list("Porch")) && house.test.home.checkInvariants().isEmpty)
        #expect(!house.seen.lights.contains(house["Porch"]))
    }

    @Test mutating func `a search that brought one does not tell of it`() throws {
        try house.test.perform(.searchLights(serials: []))
        let lamp = try house.test.addLamp("New")
        #expect(house.seen.search.found == [lamp])
        try house.test.perform(.customizeLight(lamp, LightCustom(isHidden: true)))
        #expect(house.seen.search.found.isEmpty && house.test.home.search.found == [lamp])
    }
}
