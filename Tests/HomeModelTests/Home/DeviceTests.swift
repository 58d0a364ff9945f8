import HomeModel
import Testing

@Suite("Devices that come and go")
struct DeviceTests {
    @Test func `a device comes with its lights and sensors`() throws {
        var test = try TestHome()
        var description = DeviceDescription.sensor("Box", .motion(false), .temperature(20))
        description.lights = [.color, .plain]
        let outcome = try test.perform(.addDevice(description))
        let device = try #require(test.home.devices[description.key.resourceID])
        #expect(outcome.created == device.id)
        #expect(outcome.changes.map(\.resource.kind) == [.device, .light, .light, .sensor, .sensor])
        #expect(device.lights.compactMap { test.home.lights[$0]?.name } == ["Box 1", "Box 2"])
        #expect(device.lights.compactMap { test.home.lights[$0]?.index } == [0, 1])
        #expect(device.sensors.compactMap { test.home.sensors[$0]?.owner } == [device.id, device.id])
        #expect(device.isReachable && device.battery == 90)
    }

    @Test func `found again, it takes over what its maker says and keeps what people said`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        try test.perform(.renameLight(lamp, "Moon"))
        test.observe(.reachable(.test("Lamp"), false))
        var description = DeviceDescription.lamp("Lamp")
        description.product.softwareVersion = "2"
        let outcome = test.observe(.found(description))
        let device = ResourceReference(.device, description.key.resourceID)
        #expect(outcome.changes == [Change(.updated([.product, .reachability]), device)])
        #expect(test.home.lights[lamp]?.name == "Moon")
        #expect(test.observe(.found(description)).changes.isEmpty)
    }

    @Test func `a device can be found without being there, and what it was set to is no sign of life`() throws {
        var test = try TestHome()
        let away = DeviceDescription.lamp("Away")
        #expect(test.observe(.found(away, isReachable: false)).changes.map(\.resource.kind) == [.device, .light])
        let device = ResourceReference(.device, away.key.resourceID)
        #expect(test.home.devices[device.id]?.isReachable == false)
        #expect(test.observe(.found(away, isReachable: false)).changes.isEmpty)
        let light = try #require(test.home.devices[device.id]?.lights.first)
        let stands = test.observe(.lightStands(away.key, index: 0, LightReading(on: true)))
        #expect(stands.changes == [Change(.updated([.on]), ResourceReference(.light, light))])
        #expect(test.home.devices[device.id]?.isReachable == false)
        #expect(test.observe(.light(away.key, index: 0, LightReading(on: true))).changes == [Change(.updated([.reachability]), device)])
        #expect(test.observe(.found(away, isReachable: false)).changes == [Change(.updated([.reachability]), device)])
    }

    @Test func `what a found device says is taken in with it, and a sensor's word only if it is there`() throws {
        var test = try TestHome()
        var description = DeviceDescription(
            key: DeviceKey(driver: "cloud", identity: "1"), name: "Both",
            product: Product(model: "M", name: "Light", manufacturer: "X", softwareVersion: "1"), lights: [LightAbilities()])
        description.sensors = [.init(name: "Air", reading: .temperature(0))]
        let lights = [0: LightReading(on: true, brightness: .lowest), 7: LightReading(on: true)]
        _ = test.observe(.found(description, isReachable: false, lights: lights, sensors: [0: .temperature(21)]))
        let device = try #require(test.home.devices[description.key.resourceID])
        let light = try #require(device.lights.first.flatMap { test.home.lights[$0] })
        let sensor = try #require(device.sensors.first)
        #expect(light.state.on && light.state.brightness == .lowest && !device.isReachable)
        #expect(test.home.sensors[sensor]?.reading == .temperature(0))
        let again = test.observe(.found(description, lights: lights, sensors: [0: .temperature(21)]))
        #expect(test.home.sensors[sensor]?.reading == .temperature(21))
        #expect(Set(again.changes.map(\.resource.kind)) == [.device, .sensor], "the lamp was set so already")
    }

    @Test func `with its last light a device goes, out of its room too`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let other = try test.addLamp("Other")
        let device = try #require(test.home.lights[lamp]?.owner)
        let room = try test.addRoom([lamp, other])
        let outcome = try test.perform(.removeLight(lamp))
        #expect(outcome.changes == [
            Change(.removed, ResourceReference(.light, lamp)),
            Change(.removed, ResourceReference(.device, device)),
            Change(.updated([.children]), ResourceReference(.room, room)),
        ])
        #expect(test.home.lights(of: try #require(test.home.rooms[room])).map(\.id) == [other])
    }

    @Test func `a device with something left stays, and its lights keep their indices`() throws {
        var test = try TestHome()
        var description = DeviceDescription.sensor("Box", .motion(false))
        description.lights = [.plain, .plain]
        try test.perform(.addDevice(description))
        let lights = test.home.lights.all.map(\.id)
        try test.perform(.removeLight(lights[0]))
        test.observe(.light(description.key, index: 1, LightReading(on: true)))
        #expect(try test.state(lights[1]).on)
        try test.perform(.removeLight(lights[1]))
        #expect(test.home.devices[description.key.resourceID]?.lights == [])
    }

    @Test func `a removed lamp that is found again has the same id`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        try test.perform(.removeLight(lamp))
        #expect(try test.addLamp("Lamp") == lamp)
    }

    @Test func `furnishing makes everything at once, the bridge included`() throws {
        var test = try TestHome()
        let lamp = DeviceDescription.lamp("Lamp")
        let outcome = try test.perform(.furnish(HomeDescription(
            devices: [lamp], rooms: [.init(name: "Room", archetype: "office", devices: [lamp.key])])))
        #expect(outcome.changes.map(\.resource.kind) == [.identity, .settings, .sensor, .device, .light, .room])
        #expect(outcome.changes.allSatisfy { $0.event == .added && $0.durability == .durable })
    }

    @Test func `devices that come together with one name get numbers`() throws {
        var test = try TestHome()
        let lamps = ["a", "b", "c"].map { DeviceDescription.lamp("Lamp", identity: $0) }
        try test.perform(.furnish(HomeDescription(devices: lamps)))
        #expect(test.home.devices.all.map(\.name) == ["Lamp", "Lamp 1", "Lamp 2"])
        #expect(test.home.lights.all.map(\.name) == ["Lamp", "Lamp 1", "Lamp 2"])
    }

    @Test func `a home half furnished is no home`() throws {
        var test = try TestHome()
        let wrong = HomeDescription(
            devices: [.lamp("Lamp")], rooms: [.init(name: "Room", archetype: "office", devices: [.test("Nobody")])])
        #expect(throws: Refusal.self) { try test.perform(.furnish(wrong)) }
        #expect(test.home.devices.count == 0)
    }

    @Test func `a home goes back together from its parts`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        _ = try test.addRoom([lamp])
        try test.register("app", key: "key")
        let home = test.home
        let copy = Home(restoring: home.identity, settings: home.settings, resources: home.resources)
        #expect(Array(copy.lights.all) == Array(home.lights.all) && Array(copy.rooms.all) == Array(home.rooms.all))
        #expect(Array(copy.sensors.all) == Array(home.sensors.all), "the daylight sensor is there once")
        #expect(copy.apps(withKey: "key") == home.apps(withKey: "key"))
        for reference in home.resources.map({ ResourceReference(type(of: $0).kind, $0.id) }) {
            #expect(copy.resource(reference) != nil)
        }
    }
}
