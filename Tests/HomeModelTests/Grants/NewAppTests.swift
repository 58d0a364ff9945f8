import HomeModel
import Testing

@Suite("What a new app is granted")
struct NewAppTests {
    private static let small = Grant(level: .control, scope: .nothing)

    private func wish(_ name: String, _ key: String = "key") -> Command {
        .register(Registration(deviceType: name, key: key, clientKey: nil, id: ResourceID(derivedFrom: .devices, name, key)))
    }

    private func grant(_ test: inout TestHome, _ name: String) throws -> Grant? {
        try test.perform(wish(name), by: .stranger).created.flatMap { test.home.apps[$0]?.grant }
    }

    @Test func `is everything, unless the home has another usual grant`() throws {
        var test = try TestHome()
        try test.perform(.pressLinkButton(granting: nil))
        #expect(try grant(&test, "a") == .full)
        test.home = Home(identity: test.home.identity, defaultGrant: Self.small)
        try test.perform(.pressLinkButton(granting: nil))
        #expect(try grant(&test, "b") == Self.small)
    }

    @Test func `is what the button was pressed for, during that press`() throws {
        var test = try TestHome()
        try test.perform(.pressLinkButton(granting: Self.small))
        #expect(try grant(&test, "a") == Self.small)
        #expect(try grant(&test, "b") == Self.small)
        try test.perform(.pressLinkButton(granting: nil))
        #expect(try grant(&test, "c") == .full)
        try test.perform(.pressLinkButton(granting: Self.small))
        test.pass(.seconds(30))
        test.tick()
        #expect(test.home.linkButton.granting == nil)
    }

    @Test func `is for the first app alone where the first key ends the press`() throws {
        var test = try TestHome(linkButton: LinkButton(closesAfterFirstKey: true))
        try test.perform(.pressLinkButton(granting: Self.small))
        #expect(try grant(&test, "a") == Self.small && test.home.linkButton.granting == nil)
    }

    @Test func `is what it had when it registers again, unless the press says otherwise`() throws {
        var test = try TestHome()
        let app = try #require(try test.register("a", key: "key"))
        let reader = Grant(level: .read)
        try test.perform(.grant(app, reader))
        #expect(try grant(&test, "a") == reader)
        try test.perform(.pressLinkButton(granting: Self.small))
        let outcome = try test.perform(wish("a"), by: .stranger)
        #expect(outcome.changes == [Change(.updated([.lastUsed, .clientKey, .grant]), ResourceReference(.app, app))])
        #expect(test.home.apps[app]?.grant == Self.small)
    }

    @Test func `cannot be what is not there`() throws {
        var test = try TestHome()
        let scope = Grant.Scope.only(lights: [.devices], groups: [], sensors: [])
        #expect(throws: Refusal.notFound(ResourceReference(.light, .devices))) {
            try test.perform(.pressLinkButton(granting: Grant(scope: scope)))
        }
        #expect(!test.home.linkButton.isPressed(at: test.now))
    }
}

@Suite("An app's name")
struct AppNameTests {
    @Test func `is what the owner says`() throws {
        var test = try TestHome()
        let app = try #require(try test.register("a", key: "key"))
        let change = Change(.updated([.name]), ResourceReference(.app, app))
        #expect(try test.perform(.renameApp(app, "Kitchen phone")).changes == [change])
        #expect(test.home.apps[app]?.deviceType == "Kitchen phone")
        #expect(try test.perform(.renameApp(app, "Kitchen phone")).changes.isEmpty)
        try test.perform(.renameApp(app, ""))
        #expect(throws: Refusal.notAllowed) { try test.perform(.renameApp(app, "b"), by: .app(app)) }
    }

    @Test func `has at most forty bytes and tells it from others with its key`() throws {
        var test = try TestHome()
        let app = try #require(try test.register("a", key: "key"))
        try test.register("b", key: "key")
        try test.register("c", key: "another")
        try test.perform(.renameApp(app, String(repeating: "x", count: 40)))
        for name in [String(repeating: "é", count: 21), "b"] {
            #expect(throws: Refusal.invalid(attribute: "devicetype")) { try test.perform(.renameApp(app, name)) }
        }
        try test.perform(.renameApp(app, "c"))
        #expect(throws: Refusal.notFound(ResourceReference(.app, .devices))) { try test.perform(.renameApp(.devices, "x")) }
    }
}
