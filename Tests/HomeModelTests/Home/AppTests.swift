import HomeModel
import Testing

@Suite("Apps")
struct AppTests {
    @Test func `nobody is let in while the button is not pressed`() throws {
        var test = try TestHome()
        let wish = Registration(deviceType: "app", key: "key", clientKey: nil, id: .devices)
        #expect(throws: Refusal.linkButtonNotPressed) { try test.perform(.register(wish), by: .stranger) }
        #expect(throws: Refusal.linkButtonNotPressed) { try test.perform(.register(wish), by: .owner) }
    }

    @Test func `the same device type with the same key is the same app`() throws {
        var test = try TestHome()
        let first = try #require(try test.register("app#phone", key: "key"))
        let created = test.home.apps[first]?.created
        test.pass(.seconds(60))
        try test.perform(.pressLinkButton(granting: nil))
        let again = Registration(deviceType: "app#phone", key: "key", clientKey: "AA", id: .devices)
        let outcome = try test.perform(.register(again), by: .stranger)
        #expect(outcome.created == first && test.home.apps.count == 1)
        #expect(outcome.changes == [Change(.updated([.lastUsed, .clientKey]), ResourceReference(.app, first))])
        #expect(test.home.apps[first]?.clientKey == "AA" && test.home.apps[first]?.lastUsed == test.now.utc)
        #expect(test.home.apps[first]?.created == created)
        try test.register("app#phone", key: "key")
        #expect(test.home.apps[first]?.clientKey == "AA", "a secret once given stays")
    }

    @Test func `the same key with another device type is another app`() throws {
        var test = try TestHome()
        let first = try test.register("app#phone", key: "key")
        let second = try test.register("app#tablet", key: "key")
        #expect(first != second)
        #expect(test.home.apps(withKey: "key").map(\.deviceType) == ["app#phone", "app#tablet"])
        #expect(test.home.apps(withKey: "none").isEmpty)
    }

    @Test func `an app that is shut out leaves the others with its key alone`() throws {
        var test = try TestHome()
        let first = try #require(try test.register("app#phone", key: "key"))
        let second = try #require(try test.register("app#tablet", key: "key"))
        #expect(try test.perform(.revokeApp(first)).changes == [Change(.removed, ResourceReference(.app, first))])
        #expect(test.home.apps(withKey: "key").map(\.id) == [second])
        try test.perform(.revokeApp(second))
        #expect(test.home.apps(withKey: "key").isEmpty)
        #expect(throws: Refusal.notFound(ResourceReference(.app, first))) { try test.perform(.revokeApp(first)) }
    }

    @Test func `a device type has at most forty bytes`() throws {
        var test = try TestHome()
        try test.register(String(repeating: "x", count: 40), key: "a")
        #expect(throws: Refusal.invalid(attribute: "devicetype")) {
            try test.register(String(repeating: "é", count: 21), key: "b")
        }
    }

    @Test func `using a key is remembered, within a second`() throws {
        var test = try TestHome()
        let app = try #require(try test.register("app", key: "key"))
        test.pass(.seconds(9))
        let outcome = test.observe(.appUsed(app))
        #expect(test.home.apps[app]?.lastUsed == test.now.utc)
        #expect(outcome.changes.map(\.durability) == [.momentary])
    }

    @Test func `an app that is trusted takes away a key with all who share it`() throws {
        var test = try TestHome(trustsApps: true)
        let sharers = try ["phone", "tablet"].map { try #require(try test.register($0, key: "shared")) }
        let other = try #require(try test.register("other", key: "other"))
        let outcome = try test.perform(.revokeApp(sharers[1]), by: .app(other))
        #expect(outcome.changes == sharers.map { Change(.removed, ResourceReference(.app, $0)) })
        #expect(test.home.apps(withKey: "shared").isEmpty && test.home.apps.all.map(\.id) == [other])
        try test.perform(.revokeApp(other), by: .app(other))
        #expect(test.home.apps.count == 0)
    }
}
