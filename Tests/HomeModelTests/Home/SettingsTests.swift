import HomeModel
import Testing

@Suite("The bridge's own settings and identity")
struct SettingsTests {
    @Test func `only what a patch says is changed, and announced if different`() throws {
        var test = try TestHome()
        var patch = SettingsPatch()
        patch.name = "Beacon"
        patch.timeZone = "Europe/Berlin"
        patch.autoInstallOn = true
        let outcome = try test.perform(.editSettings(patch))
        let bridge = test.home.identity.resourceID
        #expect(outcome.changes == [Change(.updated([.settings]), ResourceReference(.settings, bridge))])
        var expected = BridgeSettings(name: "Beacon", timeZone: "Europe/Berlin")
        expected.autoInstall.on = true
        #expect(test.home.settings == expected)
        #expect(try test.perform(.editSettings(patch)).changes.isEmpty)
    }

    @Test func `every part of a patch finds its setting`() throws {
        var test = try TestHome()
        var patch = SettingsPatch()
        patch.radioChannel = 11
        patch.usesDHCP = false
        patch.fixedAddress = .init(address: "192.0.2.2", netmask: "255.255.255.0", gateway: "192.0.2.1")
        patch.portalServices = true
        patch.autoInstallTime = "T03:00:00"
        try test.perform(.editSettings(patch))
        let settings = test.home.settings
        #expect(settings.radioChannel == 11 && !settings.usesDHCP && settings.portalServices)
        #expect(settings.fixedAddress == patch.fixedAddress && settings.autoInstall.time == "T03:00:00")
    }

    @Test(arguments: [true, false])
    func `the button is pressed along with settings, by apps that are trusted`(isTrusted: Bool) throws {
        var test = try TestHome(trustsApps: isTrusted)
        let app = try #require(try test.register("app", key: "key"))
        test.pass(.seconds(60))
        test.tick()
        var patch = SettingsPatch()
        patch.name = "Beacon"
        patch.pressesLinkButton = true
        if isTrusted {
            let outcome = try test.perform(.editSettings(patch), by: .app(app))
            #expect(outcome.changes.map(\.event) == [.updated([.linkButton]), .updated([.settings])])
        } else {
            #expect(throws: Refusal.notAllowed) { try test.perform(.editSettings(patch), by: .app(app)) }
        }
        #expect(test.home.linkButton.isPressed(at: test.now) == isTrusted)
        #expect((test.home.settings.name == "Beacon") == isTrusted)
    }

    @Test func `trust does not reach further than what an app was granted`() throws {
        var test = try TestHome(trustsApps: true)
        let app = try #require(try test.register("app", key: "key"))
        let apps = test.home.resources.map { resource in
            guard var known = resource as? App else { return resource as any Resource }
            known.grant = Grant(level: .control)
            return known
        }
        test.home = Home(restoring: test.home.identity, settings: test.home.settings, trustsApps: true, resources: apps)
        var patch = SettingsPatch()
        patch.pressesLinkButton = true
        for command in [Command.editSettings(patch), .revokeApp(app)] {
            #expect(throws: Refusal.notAllowed) { try test.perform(command, by: .app(app)) }
        }
    }

    @Test func `another identity brings another daylight sensor`() throws {
        var test = try TestHome()
        let before = try #require(test.home.sensors.all.map(\.id).last)
        let new = BridgeIdentity(mac: try #require(MACAddress("02:00:00:00:00:01")))
        let outcome = try test.perform(.setIdentity(new))
        let after = try #require(test.home.sensors.all.map(\.id).last)
        #expect(outcome.changes == [
            Change(.updated([.identity]), ResourceReference(.identity, new.resourceID)),
            Change(.removed, ResourceReference(.sensor, before)),
            Change(.added, ResourceReference(.sensor, after)),
        ])
        #expect(test.home.sensors.count == 1 && test.home.sensors[after]?.owner == new.resourceID)
        #expect(try test.perform(.setIdentity(new)).changes.isEmpty)
    }

    @Test func `another address under the same id keeps the daylight sensor`() throws {
        var test = try TestHome()
        let mac = try #require(MACAddress("02:00:00:00:00:01"))
        let same = try #require(BridgeIdentity(mac: mac, bridgeID: test.home.identity.bridgeID))
        #expect(try test.perform(.setIdentity(same)).changes.count == 1)
        #expect(test.home.sensors.count == 1)
    }
}
