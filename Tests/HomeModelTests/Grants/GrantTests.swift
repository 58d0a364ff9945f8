import Foundation
import Testing

@testable import HomeModel

@Suite("A grant")
struct GrantTests {
    @Test func `is chosen by the owner, and told when it differs`() throws {
        var house = try GrantHouse()
        let change = Change(.updated([.grant]), ResourceReference(.app, house.app))
        let grant = Grant(level: .read)
        #expect(try house.test.perform(.grant(house.app, grant)).changes == [change] && change.durability == .durable)
        #expect(try house.test.perform(.grant(house.app, grant)).changes.isEmpty)
        #expect(house.test.home.apps[house.app]?.grant == grant)
        #expect(throws: Refusal.notAllowed) { try house.test.perform(.grant(house.app, .full), by: house.caller) }
        #expect(throws: Refusal.notFound(ResourceReference(.app, .devices))) { try house.test.perform(.grant(.devices, grant)) }
    }

    @Test func `names what is there`() throws {
        var house = try GrantHouse()
        let gone: (ResourceKind) -> Refusal = { .notFound(ResourceReference($0, house["nothing"])) }
        let (light, room, sensor) = (gone(.light), gone(.room), gone(.sensor))
        #expect(throws: light) { try house.grant(lights: ["Stove", "nothing"]) }
        #expect(throws: room) { try house.grant(groups: ["nothing"]) }
        #expect(throws: sensor) { try house.grant(sensors: ["nothing"]) }
        #expect(throws: light) { try house.grant(groups: ["Kitchen"], aliases: ["nothing": .init(number: 1)]) }
        #expect(house.test.home.apps[house.app]?.grant == .full)
    }

    private static let bad: [(aliases: [String: Grant.Alias], attribute: String)] = [
        (["Stove": .init(number: 0)], "number"), (["Stove": .init(number: -1)], "number"),
        (["Stove": .init(number: 2), "Table": .init(number: 2)], "number"), (["Stove": .init(name: "")], "name"),
        (["Stove": .init(name: String(repeating: "x", count: 33))], "name"), (["Stove": .init(name: "a\u{7}")], "name"),
        (["Stove": .init(name: "A"), "Table": .init(name: "A")], "name"),
    ]

    @Test(arguments: bad)
    func `has aliases that are unlike each other and can be used`(aliases: [String: Grant.Alias], attribute: String) throws {
        var house = try GrantHouse()
        #expect(throws: Refusal.invalid(attribute: attribute)) { try house.grant(groups: ["Kitchen"], aliases: aliases) }
    }

    @Test func `gives aliases to what it grants; one that was given stays when its light is out of sight`() throws {
        var house = try GrantHouse()
        let missing = Refusal.notFound(ResourceReference(.light, house["Porch"]))
        #expect(throws: missing) { try house.grant(groups: ["Kitchen"], aliases: ["Porch": .init(number: 1)]) }
        try house.grant(groups: ["Ways"], aliases: ["Porch": .init(number: 1), "Stove": .init()])
        #expect(house.test.home.apps[house.app]?.grant.aliases == [house["Porch"]: .init(number: 1)], "an empty one is none")
        try house.grant(groups: ["Kitchen"], aliases: ["Porch": .init(number: 1), "Stove": .init(name: "Cooker")])
        #expect(house.seen.lights[house["Stove"]]?.name == "Cooker")
    }

    @Test func `loses what is gone`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Stove", "Porch"], aliases: ["Stove": .init(number: 1)])
        try house.test.perform(.pressLinkButton(granting: Grant(scope: .only(lights: house.set(["Stove"]), groups: [], sensors: []))))
        let outcome = try house.test.perform(.removeLight(house["Stove"]))
        #expect(outcome.changes.contains(Change(.updated([.grant]), ResourceReference(.app, house.app))))
        let left = Grant.Scope.only(lights: house.set(["Porch"]), groups: [], sensors: [])
        #expect(house.test.home.apps[house.app]?.grant == Grant(scope: left))
        #expect(house.test.home.apps[house.other]?.grant == .full)
        #expect(house.test.home.linkButton.granting == Grant(scope: .nothing))
    }

    @Test(arguments: [ResourceKind.room, .zone, .sensor])
    func `loses groups and sensors that are gone`(kind: ResourceKind) throws {
        let names: [ResourceKind: String] = [.room: "Kitchen", .zone: "Ways", .sensor: "motion"]
        let house = try GrantHouse()
        let gone = house[try #require(names[kind])]
        var grant = Grant(scope: .only(
            lights: [], groups: house.set(["Kitchen", "Ways", "Study"]), sensors: house.set(["motion", "Flag"])))
        let isForgotten = grant.forget(ResourceReference(kind, gone)), again = grant.forget(ResourceReference(kind, gone))
        #expect(isForgotten && !again)
        guard case .only(_, let groups, let sensors) = grant.scope else {
            Issue.record("it grants some things")
            return
        }
        #expect(!groups.union(sensors).contains(gone) && groups.count + sensors.count == 4)
    }

    @Test func `ends at its time`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Stove"], until: house.test.now.utc.addingTimeInterval(60))
        house.test.pass(.seconds(59))
        try house.test.perform(.setLight(house["Stove"], .lit), by: house.caller)
        house.test.pass(.seconds(1))
        for command in [Command.setLight(house["Stove"], .lit), .setLight(house["Table"], .lit), .searchLights(serials: [])] {
            #expect(throws: Refusal.notAllowed) { try house.test.perform(command, by: house.caller) }
        }
        #expect(house.test.home.apps.contains(house.app), "it stays in the list")
    }

    @Test(arguments: Grant.Level.allCases, [true, false])
    func `allows what its level includes`(level: Grant.Level, isRestricted: Bool) throws {
        var house = try GrantHouse()
        try house.test.perform(.grant(house.app, Grant(level: level)))
        if isRestricted { try house.grant(level, lights: ["Stove"]) }
        let wishes: [(Command, Grant.Level)] = [
            (.setLight(house["Stove"], .lit), .control), (.setGroup(.wholeHome, .lit), .control),
            (.renameLight(house["Stove"], "Oven"), .configure), (.editSettings(SettingsPatch()), .configure),
            (.searchLights(serials: []), .configure),
        ]
        for (wish, needed) in wishes {
            let note: Comment = "\(wish)"
            if level >= needed {
                #expect(throws: Never.self, note) { try house.test.perform(wish, by: house.caller) }
            } else {
                #expect(throws: Refusal.notAllowed, note) { try house.test.perform(wish, by: house.caller) }
            }
        }
    }
}
