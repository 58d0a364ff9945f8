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
