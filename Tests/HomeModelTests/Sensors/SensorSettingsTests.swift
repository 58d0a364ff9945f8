import Foundation
import HomeModel
import Testing

@Suite("How sensors are set up")
struct SensorSettingsTests {
    /// A value for each way of setting up.
    private static let ways: [(SensorSetting, @Sendable (inout SensorPatch) -> Void)] = [
        (.enabled, { $0.isEnabled = false }), (.alert, { $0.alert = .breatheOnce }),
        (.indication, { $0.indicatesByLight = true }), (.test, { $0.tests = true }), (.sensitivity, { $0.sensitivity = 1 }), (.darkThreshold, { $0.darkThreshold = 1 }),
        (.daylightOffset, { $0.daylightOffset = 1 }), (.latitude, { $0.latitude = 1 }), (.longitude, { $0.longitude = 1 }),
        (.sunriseOffset, { $0.sunriseOffset = 1 }), (.sunsetOffset, { $0.sunsetOffset = 1 }), (.battery, { $0.battery = 1 }),
        (.reachable, { $0.isReachable = false }), (.url, { $0.url = "x" }),
    ]
    private static let daylight: Set<SensorSetting> = [.enabled, .latitude, .longitude, .sunriseOffset, .sunsetOffset]
    private static let played: Set<SensorSetting> = [.enabled, .battery, .reachable, .url]

    private func expect(_ settable: Set<SensorSetting>, of id: ResourceID, in test: TestHome) throws {
        #expect(try test.sensor(id).settable == settable)
        for (setting, change) in Self.ways {
            var test = test
            let patch = setUp(change)
            #expect(patch.settings == [setting])
            if settable.contains(setting) {
                #expect(try test.perform(.configureSensor(id, patch)).changes.count >= 1, "\(setting)")
            } else {
                #expect(throws: Refusal.invalid(attribute: setting.rawValue)) { try test.perform(.configureSensor(id, patch)) }
            }
        }
    }

    private static let sensed: [(SensorReading, Set<SensorSetting>)] = [
        (.motion(false), [.enabled, .alert, .indication, .test, .sensitivity]),
        (.temperature(0), [.enabled, .alert, .indication, .test]),
        (.lightLevel(0), [.enabled, .alert, .indication, .test, .darkThreshold, .daylightOffset]),
        (.buttons(count: 4, last: nil), [.enabled, .alert]), (.rotation(nil), [.enabled, .alert]), (.contact(false), [.enabled]),
    ]

    @Test(arguments: sensed)
    func `depends on what a device senses`(reading: SensorReading, settable: Set<SensorSetting>) throws {
        var test = try TestHome()
        let id = try test.addSensing("X", reading)
        try expect(settable, of: id, in: test)
    }

    private static let plays: [(SensorReading, Set<SensorSetting>)] = [
        (.flag(false), played), (.status(0), played), (.motion(false), played), (.switchCode(nil), played),
        (.lightLevel(0), played.union([.darkThreshold, .daylightOffset])), (.presence(false), [.enabled, .reachable]),
    ]

    @Test(arguments: plays)
    func `depends on what an app plays`(reading: SensorReading, settable: Set<SensorSetting>) throws {
        var test = try TestHome()
        let id = try test.play("X", reading)
        try expect(settable, of: id, in: test)
    }

    @Test func `is where it stands and how the day moves, for the bridge's own`() throws {
        let test = try TestHome()
        try expect(Self.daylight, of: try test.daylight.id, in: test)
    }

    @Test(arguments: [
        (SensorReading.motion(false), setUp { $0.sensitivity = 3 }), (.motion(false), setUp { $0.sensitivity = -1 }),
        (.lightLevel(0), setUp { $0.darkThreshold = 65_536 }), (.lightLevel(0), setUp { $0.daylightOffset = 0 }),
        (.lightLevel(0), setUp { $0.daylightOffset = 65_535 }),
    ])
    func `has its limits`(reading: SensorReading, patch: SensorPatch) throws {
        var test = try TestHome()
        let id = try test.addSensing("X", reading)
        let setting = try #require(patch.settings.first).rawValue
        #expect(throws: Refusal.invalid(attribute: setting)) { try test.perform(.configureSensor(id, patch)) }
    }

    @Test(arguments: [
        setUp { $0.battery = 101 }, setUp { $0.url = String(repeating: "é", count: 33) },
    ])
    func `has its limits for what apps play`(patch: SensorPatch) throws {
        var test = try TestHome()
        let id = try test.play("X", .flag(false))
        #expect(throws: Refusal.self) { try test.perform(.configureSensor(id, patch)) }
    }

    @Test(arguments: [
        setUp { $0.latitude = 90.1 }, setUp { $0.longitude = -180.1 }, setUp { $0.latitude = .nan },
        setUp { $0.sunriseOffset = 121 }, setUp { $0.sunsetOffset = -121 },
    ])
    func `has its limits for the day`(patch: SensorPatch) throws {
        var test = try TestHome()
        let id = try test.daylight.id
        #expect(throws: Refusal.self) { try test.perform(.configureSensor(id, patch)) }
    }

    @Test func `is announced side by side, and only where it is different`() throws {
        var test = try TestHome()
        let id = try test.play("Light", .lightLevel(0))
        let patch = setUp {
            $0.isEnabled = false
            $0.battery = 50
            $0.isReachable = false
            $0.darkThreshold = 9
        }
        let outcome = try test.perform(.configureSensor(id, patch))
        let aspects: Set<Aspect> = [.enabled, .battery, .reachability, .configuration]
        #expect(outcome.changes == [Change(.updated(aspects), ResourceReference(.sensor, id))])
        #expect(try test.perform(.configureSensor(id, patch)).changes.isEmpty)
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, .devices))) {
            try test.perform(.configureSensor(.devices, patch))
        }
    }

    @Test func `is known of sensors that were kept before there was anything to set up`() throws {
        var test = try TestHome()
        let id = try test.addSensing("Eye", .motion(true))
        let sensor = try test.sensor(id)
        var fields = try #require(
            JSONSerialization.jsonObject(with: JSONEncoder().encode(sensor)) as? [String: Any])
        fields["settings"] = nil
        let old = try JSONDecoder().decode(Sensor.self, from: JSONSerialization.data(withJSONObject: fields))
        #expect(old == sensor)
    }
}
