import HomeModel
import Testing

@Suite("What an app sees")
struct SeenTests {
    /// What is granted, and the names of all that is seen then.
    struct Row: Sendable, CustomTestStringConvertible {
        var lights: [String] = []
        var groups: [String] = []
        var sensors: [String] = []
        let seen: [String]

        var testDescription: String { "\(lights) \(groups) \(sensors)" }
    }

    private static let rows: [Row] = [
        Row(seen: ["Circle: Circle"]),
        Row(lights: ["Table"], seen: ["Table", "Kitchen: Table", "Dinner: Table", "Circle: Circle"]),
        Row(
            lights: ["Stove"],
            seen: ["Stove", "Kitchen: Stove", "Ways: Stove", "Dinner: Stove", "Mixed: Stove", "All: 1", "Circle: All Circle"]),
        Row(lights: ["Twin 2"], seen: ["Twin 2", "Study: Twin 2", "Circle: Circle"]),
        Row(
            groups: ["Kitchen"],
            seen: [
                "Stove", "Table", "motion", "warmth", "Kitchen: Stove Table", "Ways: Stove", "Dinner: Stove Table", "Mixed: Stove",
                "Night", "All: 2", "Circle: All Circle",
            ]),
        Row(groups: ["Study"], seen: ["Twin 1", "Twin 2", "Flag", "Study: Twin 1 Twin 2", "Ways: Twin 1", "Circle: Circle"]),
        Row(
            groups: ["Ways"],
            seen: [
                "Stove", "Porch", "Twin 1", "motion", "Kitchen: Stove", "Study: Twin 1", "Ways: Stove Twin 1 Porch",
                "Dinner: Stove", "Mixed: Stove Porch", "Night", "Dusk", "Chain", "All: 3", "Circle: All Circle",
            ]),
        Row(sensors: ["warmth"], seen: ["warmth", "Kitchen: ", "Circle: Circle"]),
        Row(sensors: ["Flag"], seen: ["Flag", "Study: ", "Circle: Circle"]),
        Row(lights: ["Porch"], sensors: ["motion"], seen: [
            "Porch", "motion", "Kitchen: ", "Ways: Porch", "Mixed: Porch", "Night", "All: 2", "Circle: All Circle",
        ]),
    ]

    @Test(arguments: rows)
    func `is what is granted, what stands in it, and of the rest the parts that speak of it`(row: Row) throws {
        var house = try GrantHouse()
        try house.grant(lights: row.lights, groups: row.groups, sensors: row.sensors)
        #expect(house.seen.summary(in: house.test.home).sorted() == row.seen.sorted())
    }

    @Test func `is everything for an app that is granted everything, and for its owner`() throws {
        let house = try GrantHouse()
        #expect(house.seen.resources.map(\.reference) == house.test.home.resources.map(\.reference))
    }

    @Test func `is only itself among the apps`() throws {
        var house = try GrantHouse()
        try house.grant(groups: ["Kitchen"])
        #expect(house.seen.apps.all.map(\.id) == [house.app])
        #expect(house.seen.apps(withKey: "other").isEmpty && house.seen.apps(withKey: "key").map(\.id) == [house.app])
        #expect(house.test.home.seen(by: house.other).apps.count == 2)
    }

    @Test func `has no part of a device that is not seen, and no place of a light`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Twin 1"])
        #expect(house.seen.devices.all.map(\.lights) == [house.list("Twin 1")])
        #expect(house.seen.zones[house["Ways"]]?.places == [:])
    }

    @Test func `keeps a granted room without anything in it`() throws {
        var house = try GrantHouse()
        let empty = try house.test.perform(.addRoom(RoomDraft(name: "Empty", archetype: "other", devices: []))).created
        let id = try #require(empty)
        #expect(house.seen.rooms.contains(id))
        try house.test.perform(.grant(house.app, Grant(scope: .only(lights: [], groups: [id], sensors: []))))
        #expect(house.seen.rooms.all.map(\.id) == [id])
    }

    @Test func `is nothing for an app that is not there`() throws {
        let house = try GrantHouse()
        let home = house.test.home.seen(by: .devices)
        #expect(home.lights.count + home.sensors.count + home.rooms.count + home.apps.count + home.resourceLinks.count == 0)
        #expect(home.settings == house.test.home.settings)
    }

    @Test func `is what a search brought, as far as it is seen`() throws {
        var house = try GrantHouse()
        try house.test.perform(.searchLights(serials: []))
        let found = try ["New", "Newer"].map { try house.test.addLamp($0) }
        let scope = Grant.Scope.only(lights: [found[1]], groups: [], sensors: [])
        try house.test.perform(.grant(house.app, Grant(scope: scope)))
        #expect(house.test.home.search.found == found && house.seen.search.found == [found[1]])
    }

    @Test func `has the names that the app knows lights by, and their devices too`() throws {
        var house = try GrantHouse()
        let aliases = [house["Stove"]: Grant.Alias(name: "Shelf"), house["Twin 1"]: Grant.Alias(name: "Left")]
        try house.test.perform(.grant(house.app, Grant(aliases: aliases)))
        #expect(house.seen.lights[house["Stove"]]?.name == "Shelf" && house.test.home.lights[house["Stove"]]?.name == "Stove")
        #expect(house.seen.devices[house["Stove device"]]?.name == "Shelf")
        #expect(house.seen.lights[house["Twin 1"]]?.name == "Left" && house.seen.devices[house["Twin"]]?.name == "Twin")
        #expect(house.seen.lights.count == house.test.home.lights.count)
    }
}

extension Resource {
    fileprivate var reference: ResourceReference { ResourceReference(Self.kind, id) }
}

extension Home {
    /// Everything that is in it, each with the names of what is in that.
    fileprivate func summary(in whole: Home) -> [String] {
        let lit = { (lights: [ResourceID]) in lights.map { whole.lights[$0]?.name ?? "?" }.joined(separator: " ") }
        let (plain, automation) = (lights.all.map(\.name), schedules.all.map(\.name) + rules.all.map(\.name))
        let sensed = sensors.all.map { sensor in
            switch sensor.reading {
            case .motion: "motion"
            case .temperature: "warmth"
            default: sensor.name
            }
        }
        let grouped = rooms.all.map { $0.name + ": " + lit(lights(of: $0).map(\.id)) } + zones.all.map { $0.name + ": " + lit($0.lights) }
        let staged = scenes.all.map { $0.name + ": " + lit($0.lights.map(\.light)) }
        let linked = resourceLinks.all.map { link in
            let names = link.targets.compactMap { whole.resourceLinks[$0.id]?.name }
            return link.name + ": " + (link.name == "All" ? String(link.targets.count) : names.joined(separator: " "))
        }
        return plain + automation + sensed + grouped + staged + linked
    }
}
