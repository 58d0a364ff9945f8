import HomeModel
import Testing

@Suite("Sensors that apps play")
struct PlayedSensorTests {
    @Test func `belong to nobody but themselves, and have read nothing yet`() throws {
        var test = try TestHome()
        let outcome = try test.perform(.addSensor(.played("Flag", .flag(false))))
        let id = try #require(outcome.created)
        #expect(outcome.changes == [Change(.added, ResourceReference(.sensor, id))])
        let sensor = try test.sensor(id)
        #expect(sensor.owner == id && sensor.updated == nil && sensor.isEnabled && sensor.virtual?.model == "PHWA01")
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `have read at once what they are made with`() throws {
        var test = try TestHome()
        var draft = SensorDraft.played("Status", .status(7))
        draft.hasRead = true
        draft.isEnabled = false
        draft.settings.darkThreshold = 5
        let id = try #require(try test.perform(.addSensor(draft)).created)
        let sensor = try test.sensor(id)
        #expect(sensor.updated == test.now.utc && sensor.reading == .status(7))
        #expect(!sensor.isEnabled && sensor.settings.darkThreshold == 5)
    }

    @Test func `have names of their own`() throws {
        var test = try TestHome()
        _ = try test.addSensing("Eye", .motion(false))
        let id = try test.play("Eye", .flag(true))
        #expect(try test.sensor(id).name == "Eye 1")
        #expect(throws: Refusal.invalid(attribute: "name")) { try test.play("", .flag(true)) }
    }

    @Test(arguments: [SensorReading.daylight(nil), .buttons(count: 1, last: nil), .rotation(nil)])
    func `are not of a kind that only devices and the bridge have`(reading: SensorReading) throws {
        var test = try TestHome()
        #expect(throws: Refusal.invalid(attribute: "type")) { try test.play("X", reading) }
    }

    @Test func `are refused when there is no more room`() throws {
        var test = try TestHome()
        for number in 2...test.home.limits.sensors { _ = try test.play("S\(number)", .status(0)) }
        #expect(throws: Refusal.full(.sensor)) { try test.play("One more", .status(0)) }
    }

    @Test func `read what their app says, and the same again is news`() throws {
        var test = try TestHome()
        let id = try test.play("Status", .status(0))
        for seconds in [1, 2] {
            test.pass(.seconds(seconds))
            let outcome = try test.perform(.setSensor(id, SensorWord(reading: .status(5))))
            #expect(outcome.changes == [Change(.updated([.reading]), ResourceReference(.sensor, id))])
            #expect(try test.sensor(id).reading == .status(5) && test.sensor(id).updated == test.now.utc)
        }
        #expect(try test.perform(.setSensor(id, SensorWord())).changes.isEmpty)
    }

    @Test func `do not listen while they take no part`() throws {
        var test = try TestHome()
        let id = try test.play("Status", .status(0))
        try test.perform(.configureSensor(id, setUp { $0.isEnabled = false }))
        #expect(try test.perform(.setSensor(id, SensorWord(reading: .status(5)))).changes.isEmpty)
        #expect(try test.sensor(id).reading == .status(0) && test.sensor(id).updated == nil)
    }

    @Test func `do not read what is of another kind, and those of devices listen to nobody`() throws {
        var test = try TestHome()
        let (flag, motion) = (try test.play("Flag", .flag(false)), try test.addSensing("Eye", .motion(false)))
        var dark = SensorWord()
        dark.isDark = true
        for word in [SensorWord(reading: .status(1)), dark] {
            #expect(throws: Refusal.invalid(attribute: "state")) { try test.perform(.setSensor(flag, word)) }
        }
        #expect(throws: Refusal.readOnly(ResourceReference(.sensor, motion))) {
            try test.perform(.setSensor(motion, SensorWord(reading: .motion(true))))
        }
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, .devices))) {
            try test.perform(.setSensor(.devices, SensorWord(reading: .motion(true))))
        }
    }

    @Test func `are dark and bright by their level, unless their app knows better, until the next level`() throws {
        var test = try TestHome()
        let id = try test.play("Light", .lightLevel(0))
        func light() throws -> [Bool?] { [try test.sensor(id).isDark, try test.sensor(id).isDaylight] }
        try test.perform(.setSensor(id, SensorWord(reading: .lightLevel(30_000))))
        #expect(try light() == [false, true])
        var word = SensorWord()
        word.isDark = true
        try test.perform(.setSensor(id, word))
        #expect(try light() == [true, true])
        word.reading = .lightLevel(10)
        word.isDark = false
        try test.perform(.setSensor(id, word))
        #expect(try light() == [false, false])
        try test.perform(.setSensor(id, SensorWord(reading: .lightLevel(20_000))))
        #expect(try light() == [false, false])
        try test.perform(.configureSensor(id, setUp { $0.darkThreshold = 20_000 }))
        #expect(try light() == [true, false])
    }

    @Test func `go when they are let go`() throws {
        var test = try TestHome()
        let id = try test.play("Flag", .flag(false))
        #expect(try test.perform(.removeSensor(id)).changes == [Change(.removed, ResourceReference(.sensor, id))])
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, id))) { try test.perform(.removeSensor(id)) }
    }

    @Test func `keep all that is known of them`() throws {
        var test = try TestHome()
        var draft = SensorDraft.played("Light", .lightLevel(7), isDisposable: true)
        draft.virtual.url = "http://127.0.0.1"
        draft.virtual.isDark = true
        let id = try #require(try test.perform(.addSensor(draft)).created)
        let sensor = try test.sensor(id)
        #expect(try kept(sensor) == sensor)
    }
}
