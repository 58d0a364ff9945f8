import HomeModel
import Testing

@Suite("A driver that leaves the home")
struct DriverRemovalTests {
    private static let driver = "mode:home"

    private func guest(_ name: String, driver: String = Self.driver) -> DeviceDescription {
        var description = DeviceDescription.sensor(name, .motion(false), .temperature(20))
        description.key = DeviceKey(driver: driver, identity: name)
        description.lights = [.color, .plain]
        return description
    }

    @Test func `takes its devices along with everything in them, and nobody else's`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        for name in ["A", "B"] { try test.perform(.addDevice(guest(name))) }
        try test.perform(.addDevice(guest("A", driver: "mode:home2")))
        let outcome = try test.perform(.removeDevices(driver: Self.driver))
        let kinds = outcome.changes.filter { $0.event == .removed }.map(\.resource.kind)
        #expect(kinds == [.light, .light, .sensor, .sensor, .device, .light, .light, .sensor, .sensor, .device])
        #expect(test.home.devices.all.map(\.key.driver) == ["test", "mode:home2"])
        #expect(test.home.lights.count == 3 && test.home.lights.contains(lamp))
        #expect(test.home.sensors.count == 3, "two of the other's, and the bridge's own")
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `leaves rooms, zones, scenes, rules and grants without what it had`() throws {
        var house = try GrantHouse()
        let dusk = house["Dusk"]
        try house.grant(lights: ["Stove", "Porch"], groups: ["Kitchen"], sensors: ["motion"])
        let outcome = try house.test.perform(.removeDevices(driver: "test"))
        let home = house.test.home
        #expect(home.devices.count == 0 && home.lights.count == 0 && home.sensors[house["motion"]] == nil)
        #expect(home.rooms.all.allSatisfy { $0.devices.isEmpty } && home.rooms.count == 2)
        #expect(home.scenes.count == 0 && outcome.changes.contains { $0.resource.kind == .scene && $0.event == .removed })
        #expect(home.rules[dusk]?.status == .resourceDeleted)
        #expect(home.apps[house.app]?.grant.scope == .only(lights: [], groups: [house["Kitchen"]], sensors: []))
        #expect(home.checkInvariants().isEmpty)
    }

    @Test func `is no longer what a search found`() throws {
        var test = try TestHome()
        try test.perform(.searchLights(serials: []))
        try test.perform(.addDevice(guest("A")))
        #expect(test.home.search.found.count == 2)
        try test.perform(.removeDevices(driver: Self.driver))
        #expect(test.home.search.found.isEmpty)
    }

    @Test func `may have had nothing at all`() throws {
        var test = try TestHome()
        _ = try test.addLitLamps(.color)
        #expect(try test.perform(.removeDevices(driver: Self.driver)).changes.isEmpty)
        #expect(test.home.lights.count == 1)
    }

    @Test func `brings the same ids when it comes again`() throws {
        var test = try TestHome()
        try test.perform(.addDevice(guest("A")))
        let before = (test.home.lights.all.map(\.id), test.home.sensors.all.map(\.id))
        try test.perform(.removeDevices(driver: Self.driver))
        try test.perform(.addDevice(guest("A")))
        #expect(test.home.lights.all.map(\.id) == before.0 && Set(test.home.sensors.all.map(\.id)) == Set(before.1))
    }
}
