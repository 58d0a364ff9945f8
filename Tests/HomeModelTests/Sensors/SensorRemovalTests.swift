import HomeModel
import Testing

@Suite("Sensors that go")
struct SensorRemovalTests {
    @Test func `leave their device, which goes with the last of them`() throws {
        var test = try TestHome()
        try test.perform(.addDevice(.sensor("Eye", .motion(false), .temperature(0))))
        let device = try #require(test.home.devices[DeviceKey.test("Eye").resourceID])
        let room = try #require(try test.perform(.addRoom(
            RoomDraft(name: "R", archetype: "other", devices: [device.id]))).created)
        #expect(try test.perform(.removeSensor(device.sensors[0])).changes == [
            Change(.removed, ResourceReference(.sensor, device.sensors[0])),
            Change(.updated([.children]), ResourceReference(.device, device.id)),
        ])
        #expect(try test.perform(.removeSensor(device.sensors[1])).changes == [
            Change(.removed, ResourceReference(.sensor, device.sensors[1])),
            Change(.removed, ResourceReference(.device, device.id)),
            Change(.updated([.children]), ResourceReference(.room, room)),
        ])
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `do not make another sensor read what was meant for them`() throws {
        var test = try TestHome()
        try test.perform(.addDevice(.sensor("Eye", .temperature(0), .temperature(0))))
        let sensors = try #require(test.home.devices[DeviceKey.test("Eye").resourceID]).sensors
        try test.perform(.removeSensor(sensors[0]))
        #expect(test.observe(.sensor(.test("Eye"), index: 0, .temperature(5))).changes.isEmpty)
        test.observe(.sensor(.test("Eye"), index: 1, .temperature(7)))
        #expect(try test.sensor(sensors[1]).reading == .temperature(7))
    }

    @Test func `do not take a device along that has a light`() throws {
        var test = try TestHome()
        var description = DeviceDescription.sensor("Box", .motion(false))
        description.lights = [.plain]
        try test.perform(.addDevice(description))
        let device = try #require(test.home.devices[description.key.resourceID])
        try test.perform(.removeSensor(device.sensors[0]))
        #expect(test.home.devices[device.id]?.lights == device.lights)
    }

    @Test func `are never the bridge's own`() throws {
        var test = try TestHome()
        let daylight = try test.daylight.id
        #expect(throws: Refusal.readOnly(ResourceReference(.sensor, daylight))) { try test.perform(.removeSensor(daylight)) }
    }
}
