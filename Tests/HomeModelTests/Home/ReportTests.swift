import HomeModel
import Testing

@Suite("What devices report")
struct ReportTests {
    @Test func `a lamp's own word counts, and nobody is ordered`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let outcome = test.observe(.light(.test("Lamp"), index: 0, LightReading(on: true, mirek: Mirek(200))))
        #expect(outcome.changes == [Change(.updated([.on, .color]), ResourceReference(.light, lamp))])
        #expect(outcome.orders.isEmpty)
        #expect(try test.state(lamp).color?.mirek == Mirek(200) && test.state(lamp).brightness == .full)
    }

    @Test func `a lamp that says what is known already changes nothing`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        try test.perform(.setLight(lamp, patch { $0.hue = .to(200); $0.saturation = .to(0.5) }))
        let state = try test.state(lamp)
        let reading = LightReading(on: true, brightness: state.brightness, xy: state.color?.xy, effect: LightEffect.none)
        let outcome = test.observe(.light(.test("Lamp 1"), index: 0, reading))
        #expect(outcome.changes.isEmpty, "lamps have no word for hue and saturation: \(outcome.changes)")
        #expect(try test.state(lamp) == state)
    }

    @Test func `a lamp reports within its abilities`() throws {
        var test = try TestHome()
        let plug = try test.addLamp("Plug", .plug)
        let reading = LightReading(brightness: .lowest, xy: .white, effect: .colorLoop)
        let outcome = test.observe(.light(.test("Plug"), index: 0, reading))
        #expect(outcome.changes.isEmpty)
        #expect(try test.state(plug) == LightState(on: false))
    }

    @Test func `what does not fit the home is left aside`() throws {
        var test = try TestHome()
        _ = try test.addLamp("Lamp")
        try test.perform(.addDevice(.sensor("Eye", .motion(false))))
        let strangers: [Report] = [
            .light(.test("Nobody"), index: 0, LightReading(on: true)), .light(.test("Lamp"), index: 1, LightReading(on: true)),
            .sensor(.test("Nobody"), index: 0, .motion(true)), .sensor(.test("Eye"), index: 1, .motion(true)),
            .sensor(.test("Eye"), index: -1, .motion(true)), .sensor(.test("Eye"), index: 0, .temperature(3)),
            .reachable(.test("Nobody"), false), .driverLost("another"), .appUsed(.devices),
        ]
        for report in strangers {
            let outcome = test.observe(report)
            #expect(outcome.changes.isEmpty && outcome.orders.isEmpty, "\(report)")
        }
    }

    @Test func `a reading is taken each time, with the time`() throws {
        var test = try TestHome()
        try test.perform(.addDevice(.sensor("Eye", .motion(false))))
        let sensor = try #require(test.home.sensors.all.map(\.id).last)
        #expect(test.home.sensors[sensor]?.updated == nil)
        for _ in 0..<2 {
            test.pass(.seconds(5))
            let outcome = test.observe(.sensor(.test("Eye"), index: 0, .motion(true)))
            #expect(outcome.changes == [Change(.updated([.reading]), ResourceReference(.sensor, sensor))])
            #expect(test.home.sensors[sensor]?.updated == test.now.utc)
        }
    }

    @Test func `a switch must have as many buttons as are known`() throws {
        var test = try TestHome()
        try test.perform(.addDevice(.sensor("Switch", .buttons(count: 4, last: nil))))
        let press = ButtonPress(button: 2, event: .hold)
        #expect(test.observe(.sensor(.test("Switch"), index: 0, .buttons(count: 2, last: press))).changes.isEmpty)
        #expect(test.observe(.sensor(.test("Switch"), index: 0, .buttons(count: 4, last: press))).changes.count == 1)
    }

    @Test func `while a sensor is disabled its reading stands still`() throws {
        var test = try TestHome()
        var sensor = Sensor(
            id: ResourceID(derivedFrom: .devices, "s"), owner: DeviceKey.test("Eye").resourceID, name: "Eye",
            reading: .motion(false))
        sensor.isEnabled = false
        var device = Device(
            key: .test("Eye"), name: "Eye", product: DeviceDescription.lamp("x").product, hardwareAddress: nil, battery: nil,
            added: test.now.utc)
        device.sensors = [sensor.id]
        test.home = Home(restoring: test.home.identity, settings: test.home.settings, resources: [device, sensor])
        #expect(test.observe(.sensor(.test("Eye"), index: 0, .motion(true))).changes.isEmpty)
        #expect(test.home.sensors[sensor.id] == sensor)
    }

    @Test func `reachability is announced when it changes; whoever reports is reachable`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        _ = try test.addLamp("Other")
        let device = Change(.updated([.reachability]), ResourceReference(.device, DeviceKey.test("Lamp").resourceID))
        #expect(test.observe(.reachable(.test("Lamp"), true)).changes.isEmpty)
        #expect(test.observe(.reachable(.test("Lamp"), false)).changes == [device])
        #expect(!test.home.isReachable(try #require(test.home.lights[lamp])))
        #expect(test.observe(.light(.test("Lamp"), index: 0, LightReading())).changes == [device])
        #expect(test.observe(.driverLost("test")).changes.count == 2)
        #expect(test.observe(.driverLost("test")).changes.isEmpty)
    }
}
