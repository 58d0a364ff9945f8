import HomeModel
import Testing

@Suite("Devices that become others")
struct RefreshTests {
    private var test: TestHome
    private var box: DeviceDescription

    /// A device with a lamp and a motion sensor, in a room that has a scene.
    init() throws {
        test = try TestHome()
        box = .sensor("Box", .motion(false))
        box.lights = [.color]
        try test.perform(.addDevice(box))
    }

    private var device: Device? { test.home.devices[box.key.resourceID] }
    private var lights: [Light] { device?.lights.compactMap { test.home.lights[$0] } ?? [] }
    private var sensors: [Sensor] { device?.sensors.compactMap { test.home.sensors[$0] } ?? [] }

    /// The device is found again; the home must be sound then, and take the same for no news.
    @discardableResult
    private mutating func findAgain(_ change: (inout DeviceDescription) -> Void) -> Outcome {
        change(&box)
        let outcome = test.observe(.found(box))
        #expect(test.home.checkInvariants().isEmpty)
        #expect(test.observe(.found(box)).changes.isEmpty, "nothing is different the second time")
        return outcome
    }

    private func reference(_ kind: ResourceKind, _ id: ResourceID?) throws -> ResourceReference {
        ResourceReference(kind, try #require(id))
    }

    @Test mutating func `what it gained comes, with names of its own`() throws {
        try test.perform(.renameLight(try #require(lights.first).id, "Moon"))
        let outcome = findAgain {
            $0.lights.append(.plain)
            $0.sensors.append(.init(name: "Warmth", reading: .temperature(20)))
        }
        #expect(outcome.changes == [
            Change(.updated([.children]), try reference(.device, device?.id)),
            Change(.added, try reference(.light, lights.last?.id)), Change(.added, try reference(.sensor, sensors.last?.id)),
        ])
        #expect(lights.map(\.name) == ["Moon", "Moon 2"] && lights.map(\.index) == [0, 1])
        #expect(sensors.map(\.name) == ["Box", "Warmth"] && lights.last?.abilities == .plain)
        test.observe(.light(box.key, index: 1, LightReading(on: true)))
        test.observe(.sensor(box.key, index: 1, .temperature(7)))
        #expect(lights.last?.state.on == true && sensors.last?.reading == .temperature(7))
    }

    @Test mutating func `parts that have words are the same ones however they are counted`() throws {
        findAgain { ($0.lights, $0.lightParts, $0.lightNames) = ([.color, .plain, .color], ["a", "b", "c"], [1: "Desk", 2: "Shelf"]) }
        #expect(lights.map(\.index) == [0, 1, 2] && lights.map(\.name) == ["Box", "Desk", "Shelf"])
        let (desk, shelf) = (lights[1].id, lights[2].id)
        findAgain { ($0.lights, $0.lightParts, $0.lightNames) = ([.color, .color], ["a", "c"], nil) }
        #expect(lights.map(\.name) == ["Box", "Shelf"] && lights.last?.id == shelf)
        test.observe(.found(box, lights: [1: LightReading(on: true)]))
        #expect(test.home.lights[shelf]?.state.on == true, "it is described as the second now")
        test.observe(.light(box.key, index: 2, LightReading(brightness: .lowest)))
        #expect(test.home.lights[shelf]?.state.brightness == .lowest, "and is number 2 all the same")
        findAgain { ($0.lights, $0.lightParts) = ([.plain, .plain, .color, .color], ["x", "b", "c", "a"]) }
        #expect(lights.map(\.index) == [3, 1, 2, 0], "one that is new takes nobody's place")
        #expect(lights[1].id == desk && lights[2].id == shelf && lights[2].state.on)
        findAgain { $0.lights = []; $0.lightParts = [] }
        findAgain { ($0.lights, $0.lightParts) = ([.color, .color], ["c", "a"]) }
        #expect(lights.map(\.index) == [2, 0], "one that had no lights for a while has the same ones again")
        findAgain { ($0.lights, $0.lightParts) = ([.color, .color], ["a", "a"]) }
        #expect(lights.map(\.index) == [0, 1], "words that tell nothing apart are none")
    }

    @Test mutating func `sensors that have words are the same ones, too`() throws {
        findAgain { $0.sensors = [.init(name: "Eye", reading: .motion(false), part: "eye"), .init(name: "Warmth", reading: .temperature(1), part: "warmth")] }
        let warmth = try #require(sensors.last).id
        findAgain { $0.sensors = [.init(name: "Warmth", reading: .temperature(2), part: "warmth")] }
        #expect(sensors.map(\.id) == [warmth])
        test.observe(.found(box, sensors: [0: .temperature(21)]))
        #expect(test.home.sensors[warmth]?.reading == .temperature(21))
        test.observe(.sensor(box.key, index: 1, .temperature(22)))
        #expect(test.home.sensors[warmth]?.reading == .temperature(22))
        findAgain {
            $0.sensors = [.init(name: "Damp", reading: .humidity(3), part: "damp"), .init(name: "Warmth", reading: .temperature(4), part: "warmth")]
        }
        #expect(sensors.map(\.name) == ["Damp", "Warmth"] && sensors.last?.id == warmth)
    }

    @Test mutating func `a device that makes up words is not remembered without end`() throws {
        for round in 0..<50 {
            findAgain { ($0.lights, $0.lightParts) = (Array(repeating: .plain, count: 9), (0..<9).map { "\(round) \($0)" }) }
        }
        #expect(lights.count == 9 && lights.allSatisfy { $0.index < 220 })
    }

    @Test mutating func `what it gained is set as it says at once, and a search has found it`() throws {
        try test.perform(.searchLights(serials: []))
        box.lights.append(.plain)
        test.observe(.found(box, lights: [1: LightReading(on: true, brightness: .lowest)]))
        #expect(lights.last?.state == LightState(on: true, brightness: .lowest))
        #expect(test.home.search.found == lights.dropFirst().map(\.id))
    }

    @Test mutating func `scenes of its room take in the light that came`() throws {
        let room = try test.addRoom([try #require(lights.first).id])
        let scene = try test.addScene(of: .room(room))
        findAgain { $0.lights.append(.color) }
        #expect(try test.stored(scene).map(\.light) == lights.map(\.id))
        findAgain { $0.lights.removeLast() }
        #expect(try test.stored(scene).map(\.light) == lights.map(\.id) && lights.count == 1)
    }

    @Test mutating func `what it lost goes, out of all that spoke of it`() throws {
        findAgain { $0.lights.append(.color) }
        let (kept, lost) = (lights[0].id, lights[1].id)
        let zone = try test.addZone([kept, lost])
        let scene = try test.addScene([kept, lost])
        let plain = try test.addZone(named: "Plain", .plain, [lost])
        let sensor = try #require(sensors.first).id
        let outcome = findAgain { ($0.lights, $0.sensors) = ([.color], []) }
        for gone in [try reference(.light, lost), try reference(.sensor, sensor), try reference(.zone, plain)] {
            #expect(outcome.changes.contains(Change(.removed, gone)))
        }
        #expect(test.home.zones[zone]?.lights == [kept] && lights.map(\.id) == [kept] && sensors.isEmpty)
        #expect(try test.stored(scene).map(\.light) == [kept])
    }

    @Test mutating func `one that has nothing left stays, and may have something again`() throws {
        let light = try #require(lights.first).id
        findAgain { ($0.lights, $0.sensors) = ([], []) }
        #expect(device?.lights == [] && device?.sensors == [])
        findAgain { $0.lights = [.plug] }
        #expect(lights.map(\.id) == [light])
    }

    @Test mutating func `a sensor that senses something else is another one in the same place`() throws {
        let sensor = try #require(sensors.first).id
        let outcome = findAgain { $0.sensors[0] = .init(name: "Warmth", reading: .temperature(20)) }
        let reference = ResourceReference(.sensor, sensor)
        #expect(outcome.changes == [Change(.removed, reference), Change(.added, reference)])
        #expect(sensors.map(\.name) == ["Warmth"] && sensors.map(\.reading) == [.temperature(20)])
    }

    @Test mutating func `a switch with other buttons stays the same switch`() throws {
        findAgain { $0.sensors.append(.init(name: "Switch", reading: .buttons(count: 2, last: nil))) }
        try test.perform(.renameSensor(try #require(sensors.last).id, "Bell"))
        let outcome = findAgain { $0.sensors[1].reading = .buttons(count: 4, last: nil) }
        #expect(outcome.changes == [Change(.updated([.configuration]), try reference(.sensor, sensors.last?.id))])
        #expect(sensors.last?.name == "Bell" && sensors.last?.reading == .buttons(count: 4, last: nil))
    }

    @Test mutating func `what somebody let go of comes back by a search alone`() throws {
        findAgain {
            $0.lights.append(.color)
            $0.sensors.append(.init(name: "Warmth", reading: .temperature(20)))
        }
        let (light, sensor) = (lights[1].id, sensors[1].id)
        try test.perform(.removeLight(light))
        try test.perform(.removeSensor(sensor))
        #expect(test.observe(.found(box)).changes.isEmpty)
        let copy = Home(restoring: test.home.identity, settings: test.home.settings, resources: test.home.resources)
        test.home = copy
        #expect(test.observe(.found(box)).changes.isEmpty, "a restart is no reason")
        try test.perform(.searchSensors(serials: []))
        test.observe(.found(box))
        #expect(sensors.map(\.id).contains(sensor) && lights.count == 1)
        try test.perform(.searchLights(serials: []))
        test.observe(.found(box))
        #expect(lights.map(\.id).contains(light) && device?.letGo == nil)
    }
}
