import HomeModel
import Testing

@Suite("Lists of resources")
struct LinkTests {
    private static let id = ResourceID(derivedFrom: .devices, "link")

    private func draft(_ targets: [ResourceReference], name: String = "List", id: ResourceID = Self.id) -> LinkDraft {
        LinkDraft(id: id, name: name, classID: 10_011, targets: targets)
    }

    private func link(_ test: TestHome) throws -> ResourceLink { try #require(test.home.resourceLinks[Self.id]) }

    @Test func `are their app's, and list what it said in its order`() throws {
        var test = try TestHome()
        let app = try #require(try test.register("app", key: "key"))
        let lamps = [try test.addLamp("A"), try test.addLamp("B")]
        let room = try test.addRoom(lamps)
        let targets = [
            ResourceReference(.light, lamps[1]), ResourceReference(.room, room), ResourceReference(.light, lamps[0]),
            ResourceReference(.identity, test.home.identity.resourceID),
        ]
        let outcome = try test.perform(.addLink(draft(targets)), by: .app(app))
        #expect(outcome.created == Self.id)
        #expect(outcome.changes == [Change(.added, ResourceReference(.resourceLink, Self.id))])
        #expect(try link(test).targets == targets && link(test).maker == app)
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `list only what is there and has an address`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("A")
        let device = try #require(test.home.lights[lamp]?.owner)
        let missing = ResourceReference(.scene, .devices)
        for target in [missing, ResourceReference(.device, device), ResourceReference(.identity, .devices)] {
            #expect(throws: Refusal.notFound(target)) { try test.perform(.addLink(draft([target]))) }
        }
    }

    @Test func `have their limits`() throws {
        var test = try TestHome()
        let lamp = ResourceReference(.light, try test.addLamp("A"))
        for count in [0, 65] {
            let targets = Array(repeating: lamp, count: count)
            #expect(throws: Refusal.invalid(attribute: "links")) { try test.perform(.addLink(draft(targets))) }
        }
        var long = draft([lamp])
        long.description = String(repeating: "x", count: 65)
        #expect(throws: Refusal.invalid(attribute: "description")) { try test.perform(.addLink(long)) }
        var far = draft([lamp])
        far.classID = 65_536
        #expect(throws: Refusal.invalid(attribute: "classid")) { try test.perform(.addLink(far)) }
        #expect(throws: Refusal.invalid(attribute: "name")) { try test.perform(.addLink(draft([lamp], name: ""))) }
        for number in 1...64 {
            let id = ResourceID(derivedFrom: Self.id, String(number))
            try test.perform(.addLink(draft([lamp], name: "L\(number)", id: id)))
        }
        #expect(throws: Refusal.full(.resourceLink)) { try test.perform(.addLink(draft([lamp]))) }
    }

    @Test func `have names of their own`() throws {
        var test = try TestHome()
        let lamp = ResourceReference(.light, try test.addLamp("A"))
        try test.perform(.addLink(draft([lamp])))
        let other = ResourceID(derivedFrom: Self.id, "other")
        try test.perform(.addLink(draft([lamp], id: other)))
        #expect(test.home.resourceLinks[other]?.name == "List 1")
        var patch = LinkPatch()
        patch.name = "List 1"
        try test.perform(.editLink(Self.id, patch))
        #expect(try link(test).name == "List 1 1")
    }

    @Test func `are changed part by part, and announced where different`() throws {
        var test = try TestHome()
        let lamps = [try test.addLamp("A"), try test.addLamp("B")].map { ResourceReference(.light, $0) }
        try test.perform(.addLink(draft([lamps[0]])))
        var patch = LinkPatch()
        patch.targets = [lamps[1]]
        patch.description = "words"
        patch.isDisposable = true
        patch.classID = 1
        let outcome = try test.perform(.editLink(Self.id, patch))
        #expect(outcome.changes == [Change(.updated([.members, .content]), ResourceReference(.resourceLink, Self.id))])
        #expect(try test.perform(.editLink(Self.id, patch)).changes.isEmpty)
        let now = try link(test)
        #expect(now.targets == [lamps[1]] && now.description == "words" && now.isDisposable && now.classID == 1)
        #expect(throws: Refusal.notFound(ResourceReference(.resourceLink, .devices))) {
            try test.perform(.editLink(.devices, patch))
        }
        patch.targets = [ResourceReference(.light, .devices)]
        #expect(throws: Refusal.notFound(ResourceReference(.light, .devices))) { try test.perform(.editLink(Self.id, patch)) }
    }

    @Test func `forget what is gone, and stay when nothing is left`() throws {
        var test = try TestHome()
        let sensor = try test.play("Flag", .flag(false))
        try test.perform(.addLink(draft([ResourceReference(.sensor, sensor)])))
        #expect(try test.perform(.removeSensor(sensor)).changes == [
            Change(.removed, ResourceReference(.sensor, sensor)),
            Change(.updated([.members]), ResourceReference(.resourceLink, Self.id)),
        ])
        #expect(try link(test).targets.isEmpty)
        #expect(test.home.checkInvariants().isEmpty)
    }
}
