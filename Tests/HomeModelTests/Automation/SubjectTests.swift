import Testing

@testable import HomeModel

@Suite("What rules look at")
struct SubjectTests {
    private func value(_ bench: RuleBench, _ resource: ResourceReference, _ side: Condition.Side) -> SubjectValue? {
        bench.test.home.value(of: .init(resource, side))
    }

    @Test(arguments: [
        ("Eye", SensorReading.motion(true), SubjectValue.truth(true)), ("Status", .status(-7), .number(-7)),
        ("Warmth", .temperature(21.5), .number(21.5)), ("Light", .lightLevel(9000), .number(9000)),
        ("Switch", .buttons(count: 4, last: ButtonPress(button: 3, event: .longPress)), .number(3010)),
        ("Dial", .rotation(DialTurn(isRepeat: true, steps: 4, milliseconds: 10)), .number(2)),
    ])
    func `a sensor's reading is a truth or a number`(name: String, reading: SensorReading, expected: SubjectValue) throws {
        var bench = try RuleBench()
        bench.read(name, reading)
        #expect(value(bench, bench.sensor(name), .reading) == expected)
        #expect(value(bench, bench.sensor(name), .updated) == .moment(bench.test.now.utc))
    }

    @Test func `what nobody pressed, turned or read yet is not known`() throws {
        let bench = try RuleBench()
        #expect(value(bench, bench.sensor("Switch"), .reading) == nil)
        #expect(value(bench, bench.sensor("Dial"), .reading) == nil)
        #expect(value(bench, bench.sensor("Eye"), .updated) == .moment(nil))
        #expect(value(bench, bench.clock, .localTime) == nil)
    }

    @Test func `it is dark up to the threshold and day from the offset on, unless an app says so`() throws {
        var bench = try RuleBench()
        let light = bench.sensor("Light")
        for (level, isDark, isDaylight) in [(16_000, true, false), (16_001, false, false), (23_000, false, true)] {
            bench.read("Light", .lightLevel(level))
            #expect(value(bench, light, .isDark) == .truth(isDark) && value(bench, light, .isDaylight) == .truth(isDaylight))
        }
        var virtual = VirtualSensor(model: "", manufacturer: "", softwareVersion: "", uniqueID: "")
        (virtual.isDark, virtual.battery, virtual.isReachable) = (true, 7, false)
        _ = bench.test.home.sensors.update(light.id) { $0.virtual = virtual }
        #expect(value(bench, light, .isDark) == .truth(true) && value(bench, light, .isDaylight) == .truth(true))
        #expect(value(bench, light, .battery) == .number(7) && value(bench, light, .reachable) == .truth(false))
    }

    @Test func `a sensor's device lends it its battery and its reachability`() throws {
        var bench = try RuleBench()
        try bench.add("gone", bench.when(bench.sensor("Eye"), .reachable, .isTrue(false)))
        try bench.add("low", bench.when(bench.sensor("Eye"), .battery, .below(10)))
        #expect(value(bench, bench.sensor("Eye"), .battery) == .number(90))
        #expect(bench.fired(bench.test.observe(.reachable(.test("Eye"), false))) == ["gone"])
        var tired = DeviceDescription.sensor("Eye", .motion(false))
        tired.battery = 5
        #expect(bench.fired(bench.test.observe(.found(tired))) == ["low"])
    }

    @Test func `a group is on by any or by all of its lights, wherever they are switched`() throws {
        var bench = try RuleBench()
        let room = ResourceReference(.room, bench.room)
        try bench.add("any", bench.when(room, .anyOn, .isTrue(true)))
        try bench.add("all", bench.when(room, .allOn, .isTrue(true)))
        try bench.add("home", bench.when(bench.all, .allOn, .isTrue(true)))
        let other = try bench.test.addLamp("Other")
        func switchOn(_ lamp: ResourceID) -> Command { .setLight(lamp, patch { $0.on = true }) }
        #expect(bench.fired(try bench.test.perform(switchOn(bench.lamps[0]))) == ["any"])
        #expect(bench.fired(try bench.test.perform(switchOn(bench.lamps[1]))) == ["all"])
        #expect(bench.fired(try bench.test.perform(switchOn(other))) == ["home"])
    }

    @Test func `a group is another one when lights come and go`() throws {
        var bench = try RuleBench()
        let room = ResourceReference(.room, bench.room)
        let rest = [Command.setLight(bench.lamps[0], LightPatch())]
        try bench.add("all", bench.when(room, .allOn, .isTrue(true)), then: rest)
        try bench.add("none", bench.when(room, .anyOn, .isTrue(false)), then: rest)
        try bench.test.perform(.setLight(bench.lamps[0], patch { $0.on = true }))
        #expect(bench.fired(try bench.test.perform(.removeLight(bench.lamps[1]))) == ["all"])
        let lit = try #require(bench.test.home.lights[bench.lamps[0]]?.owner)
        #expect(bench.fired(try bench.test.perform(.editRoom(bench.room, RoomPatch(devices: [])))) == ["none"])
        #expect(bench.fired(try bench.test.perform(.editRoom(bench.room, RoomPatch(devices: [lit])))) == ["all"])
    }

    @Test(arguments: [
        (ButtonPress(button: 1, event: .initialPress), 1000), (ButtonPress(button: 4, event: .hold), 4001),
        (ButtonPress(button: 2, event: .shortRelease), 2002), (ButtonPress(button: 3, event: .longRelease), 3003),
        (ButtonPress(button: 34, event: .longPress), 34_010),
    ])
    func `a press is a number, and the number a press`(press: ButtonPress, code: Int) {
        #expect(press.code == code && ButtonPress(code: code) == press)
    }

    @Test(arguments: [0, 34, 999, 1004, -1000, 1011])
    func `not every number is a press`(code: Int) {
        #expect(ButtonPress(code: code) == nil)
    }
}
