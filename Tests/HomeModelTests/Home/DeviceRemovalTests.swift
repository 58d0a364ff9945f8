import HomeModel
import Testing

@Suite("A device that leaves the home")
struct DeviceRemovalTests {
    private func guest(_ name: String) -> DeviceDescription {
        var description = DeviceDescription.sensor(name, .motion(false))
        description.key = DeviceKey(driver: "mqtt:home", identity: name)
        description.lights = [.color, .plain]
        return description
    }

    @Test func `takes along all that is in it, and nothing else`() throws {
        var test = try TestHome()
        for name in ["A", "B"] { try test.perform(.addDevice(guest(name))) }
        let outcome = try test.perform(.removeDevice(guest("A").key.resourceID))
        #expect(outcome.changes.filter { $0.event == .removed }.map(\.resource.kind) == [.light, .light, .sensor, .device])
        #expect(test.home.devices.all.map(\.key.identity) == ["B"] && test.home.lights.count == 2)
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `is refused if it is not there`() throws {
        var test = try TestHome()
        let id = guest("A").key.resourceID
        #expect(throws: Refusal.notFound(ResourceReference(.device, id))) { try test.perform(.removeDevice(id)) }
    }

    @Test func `is not for apps to let go of`() throws {
        var test = try TestHome()
        try test.perform(.addDevice(guest("A")))
        let app = try #require(try test.register("app", key: "other"))
        #expect(throws: Refusal.notAllowed) { try test.perform(.removeDevice(guest("A").key.resourceID), by: .app(app)) }
    }
}
