import HomeModel
import Testing

@Suite("An app that the owner lets in")
struct AdmittedAppTests {
    private static let small = Grant(level: .control, scope: .nothing)

    private func wish(_ name: String, key: String = "key", clientKey: String? = nil) -> Registration {
        Registration(deviceType: name, key: key, clientKey: clientKey, id: ResourceID(derivedFrom: .devices, name, key))
    }

    @Test func `needs no link button, and leaves it alone`() throws {
        var test = try TestHome(linkButton: LinkButton(closesAfterFirstKey: true))
        try test.perform(.pressLinkButton(granting: nil))
        let outcome = try test.perform(.admitApp(wish("mode#home"), granting: Self.small))
        let app = try #require(outcome.created)
        #expect(outcome.changes == [Change(.added, ResourceReference(.app, app))])
        #expect(test.home.apps[app]?.grant == Self.small && test.home.apps(withKey: "key").map(\.id) == [app])
        #expect(test.home.linkButton.isPressed(at: test.now))
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `has the grant that is given, not the usual one nor that of the press`() throws {
        var test = try TestHome()
        try test.perform(.pressLinkButton(granting: .full))
        let app = try #require(try test.perform(.admitApp(wish("a"), granting: Self.small), by: .bridge).created)
        #expect(test.home.apps[app]?.grant == Self.small)
    }

    @Test func `is bound by what every app is`() throws {
        var test = try TestHome()
        let long = String(repeating: "x", count: 41)
        #expect(throws: Refusal.invalid(attribute: "devicetype")) {
            try test.perform(.admitApp(wish(long), granting: .full))
        }
        let missing = ResourceID(derivedFrom: .devices, "missing")
        let grant = Grant(scope: .only(lights: [missing], groups: [], sensors: []))
        #expect(throws: Refusal.notFound(ResourceReference(.light, missing))) {
            try test.perform(.admitApp(wish("a"), granting: grant))
        }
        for number in 0..<1000 { try test.perform(.admitApp(wish("\(number)", key: "\(number)"), granting: Self.small)) }
        #expect(throws: Refusal.full(.app)) { try test.perform(.admitApp(wish("one more"), granting: Self.small)) }
    }

    @Test func `is the same app again under the same name and key, with what it is granted now`() throws {
        var test = try TestHome()
        let first = try #require(try test.register("a", key: "key"))
        let stage = try test.addZone(.entertainment, [test.addStreamingLamp("Bar")])
        try test.perform(.stream(stage, true), by: .app(first))
        let outcome = try test.perform(.admitApp(wish("a"), granting: Self.small))
        #expect(outcome.created == first && test.home.apps.count == 1)
        #expect(test.home.apps[first]?.grant == Self.small)
        #expect(test.home.zones[stage]?.streamer == nil, "what it does not see it does not stream to")
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `and the leaving of a driver's devices are the owner's and the bridge's to ask for`() throws {
        var test = try TestHome(trustsApps: true)
        let app = try #require(try test.register("app", key: "other"))
        for command in [Command.admitApp(wish("a"), granting: .full), .removeDevices(driver: "test")] {
            for caller in [Caller.app(app), .stranger, .driver("test")] {
                #expect(throws: Refusal.notAllowed) { try test.perform(command, by: caller) }
            }
            #expect(command.neededLevel == nil && command.references.isEmpty)
            try test.perform(command, by: .owner)
            try test.perform(command, by: .bridge)
        }
    }
}
