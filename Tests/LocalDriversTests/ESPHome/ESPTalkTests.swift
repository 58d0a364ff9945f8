import BridgeCore
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("A conversation with ESPHome", .timeLimit(.minutes(1)))
struct ESPTalkTests {
    /// A conversation that got as far as the list of entities.
    private func talk(_ entries: ESPFrame...) throws -> ESPTalk {
        var talk = ESPTalk(driver: "esphome", secret: .none)
        var fake = FakeESPHome.State()
        let frames = fake.answers(to: ESPFrame(9), at: .zero) + entries + [ESPFrame(19)]
        for frame in frames { _ = try talk.take(frame, at: .zero) }
        return talk
    }

    private func news(_ talk: inout ESPTalk, _ frame: ESPFrame, at now: Duration = .zero) throws -> [BackendNews] {
        try talk.take(frame, at: now).flatMap { step -> [BackendNews] in if case .news(let news) = step { news } else { [] } }
    }

    private static func sensor(_ key: UInt32, _ name: String, unit: String = "", category: UInt64 = 0) -> ESPFrame {
        ESPFrame(16) {
            $0.write(2, fixed32: key)
            $0.write(3, name)
            $0.write(6, unit)
            $0.write(9, name)
            $0.write(13, category)
        }
    }

    private static func binary(_ key: UInt32, _ name: String) -> ESPFrame {
        ESPFrame(12) {
            $0.write(2, fixed32: key)
            $0.write(5, name)
        }
    }

    private static func says(_ kind: UInt64, _ key: UInt32, _ value: Double) -> ESPFrame {
        ESPFrame(kind) {
            $0.write(1, fixed32: key)
            $0.write(2, float: value)
        }
    }

    @Test func logInIsForFirmwareThatStillHasIt() throws {
        for (minor, kinds) in [(10, [3, 9, 11]), (13, [3, 9, 11]), (14, [9, 11])] as [(UInt64, [UInt64])] {
            var talk = ESPTalk(driver: "esphome", secret: ESPSecret("hush"))
            var fake = FakeESPHome.State()
            fake.version.minor = minor
            let steps = try talk.take(fake.answers(to: ESPTalk.greeting, at: .zero)[0], at: .zero)
            guard case .say(let frames) = steps.first else { return #expect(Bool(false)) }
            #expect(frames.map(\.kind) == kinds)
            if minor < 14 { #expect(frames[0].fields.string(1) == "hush") }
        }
    }

    @Test func aPasswordThatIsMissingOrWrongIsSaid() {
        for (secret, words) in [(nil, ESPWords.password), ("x", ESPWords.wrongPassword)] {
            var talk = ESPTalk(driver: "esphome", secret: ESPSecret(secret))
            #expect(throws: LanFailure.secretNeeded(words)) { try talk.take(ESPFrame(4, [8, 1]), at: .zero) }
        }
    }

    @Test func theDevicesOwnQuestionsAreAnswered() throws {
        var talk = try talk()
        #expect(try talk.take(ESPFrame(7), at: .zero) == [.say([ESPFrame(8)])])
        #expect(try talk.take(ESPFrame(5), at: .zero) == [.say([ESPFrame(6)])])
        #expect(try talk.take(ESPFrame(36), at: .zero) == [.tellTime])
        #expect(try talk.take(ESPFrame(12_345, [9, 9]), at: .zero) == [])
    }

    @Test func anotherVersionOfTheProtocolIsNotGuessedAt() {
        var talk = ESPTalk(driver: "esphome", secret: .none)
        #expect(throws: LanFailure.self) { try talk.take(ESPFrame(2, [8, 2]), at: .zero) }
    }

    @Test func aDeviceIsDescribedByWhatItHas() throws {
        let plug = ESPFrame(17) {
            $0.write(2, fixed32: 7)
            $0.write(3, "Relay")
        }
        let event = ESPFrame(107) {
            $0.write(2, fixed32: 8)
            for type in ["single", "double"] { $0.write(9, type) }
        }
        let talk = try talk(
            FakeESPLamp().entry, plug, Self.sensor(1, "temperature", unit: "°C"), Self.sensor(2, "battery", unit: "%"),
            Self.sensor(3, "humidity", category: 2), Self.sensor(4, "voltage"), Self.binary(5, "motion"),
            Self.binary(6, "connectivity"), event)
        let description = try #require(talk.roster).shown.description
        #expect(description.key == DeviceKey(driver: "esphome", identity: "a0b1c2d3e4f5"))
        #expect(description.name == "Porch" && description.product.manufacturer == "Espressif")
        #expect(description.lights == [LightAbilities(dims: true), LightAbilities(dims: false)])
        #expect(description.lightNames == [0: "Porch Lamp", 1: "Porch Relay"])
        #expect(description.sensors.map(\.reading) == [.temperature(0), .motion(false), .buttons(count: 2, last: nil)])
    }

    @Test func sensorsAreReadByWhatTheyAre() throws {
        var talk = try talk(
            Self.sensor(1, "temperature", unit: "°F"), Self.sensor(2, "humidity", unit: "%"), Self.sensor(3, "illuminance"),
            Self.binary(4, "motion"), Self.binary(5, "door"), Self.binary(6, "smoke"))
        let identity = "a0b1c2d3e4f5"
        #expect(try news(&talk, Self.says(25, 1, 212)) == [.sensor(identity: identity, index: 0, .temperature(100))])
        #expect(try news(&talk, Self.says(25, 2, 130)) == [.sensor(identity: identity, index: 1, .humidity(100))])
        #expect(try news(&talk, Self.says(25, 3, 100)) == [.sensor(identity: identity, index: 2, .lightLevel(20_001))])
        for (key, index, reading) in [(4, 3, .motion(true)), (5, 4, .contact(true)), (6, 5, .flag(true))] as [(UInt32, Int, SensorReading)] {
            let state = ESPFrame(21) {
                $0.write(1, fixed32: key)
                $0.write(2, true)
            }
            #expect(try news(&talk, state) == [.sensor(identity: identity, index: index, reading)])
        }
    }

    @Test func whatASensorDoesNotKnowIsNotTold() throws {
        var talk = try talk(Self.sensor(1, "temperature"), Self.binary(4, "motion"))
        #expect(try news(&talk, Self.says(25, 1, .nan)).isEmpty)
        for (kind, key) in [(25, 1), (21, 4)] as [(UInt64, UInt32)] {
            let missing = ESPFrame(kind) {
                $0.write(1, fixed32: key)
                $0.write(3, true)
            }
            #expect(try news(&talk, missing).isEmpty)
        }
        #expect(try news(&talk, Self.says(25, 99, 1)).isEmpty)
    }

    @Test func chargeIsTheDevices() throws {
        var talk = try talk(FakeESPLamp().entry, Self.sensor(2, "battery", unit: "%"))
        guard case .found(let device) = try news(&talk, Self.says(25, 2, 61.4)).first else { return #expect(Bool(false)) }
        #expect(device.description.battery == 61)
        #expect(try news(&talk, Self.says(25, 2, 60.9)).isEmpty)
    }

    @Test func eventsArePressesOfButtons() throws {
        let event = ESPFrame(107) {
            $0.write(2, fixed32: 8)
            for type in ["single", "double", "hold"] { $0.write(9, type) }
        }
        var talk = try talk(event)
        func press(_ type: String) throws -> [BackendNews] {
            try news(&talk, ESPFrame(108) {
                $0.write(1, fixed32: 8)
                $0.write(2, type)
            })
        }
        func expected(_ button: Int, _ event: ButtonPress.Event) -> BackendNews {
            .sensor(identity: "a0b1c2d3e4f5", index: 0, .buttons(count: 2, last: ButtonPress(button: button, event: event)))
        }
        #expect(try press("single") == [expected(1, .initialPress), expected(1, .shortRelease)])
        #expect(try press("double") == [expected(2, .initialPress), expected(2, .shortRelease)])
        #expect(try press("hold") == [expected(1, .hold)])
        #expect(try press("unheard of").isEmpty)
    }

    @Test func entitiesOfDifferentPartsMayHaveTheSameNumber() throws {
        let first = ESPFrame(17) { $0.write(2, fixed32: 7) }
        let second = ESPFrame(17) {
            $0.write(2, fixed32: 7)
            $0.write(10, UInt64(3))
        }
        var talk = try talk(first, second, first)
        #expect(talk.roster?.device.lights.count == 2)
        let frames = talk.commands(for: action(0) { $0.on = true }, at: 1, now: .zero)
        #expect(frames.first?.kind == 33 && frames.first?.fields.uint(3) == 3)
        let state = ESPFrame(26) {
            $0.write(1, fixed32: 7)
            $0.write(2, true)
            $0.write(3, UInt64(3))
        }
        #expect(try news(&talk, state) == [.light(LightAddress(identity: "a0b1c2d3e4f5", index: 1), LightReading(on: true))])
    }

    @Test func whoSaysNothingOfItselfIsNotMet() {
        var talk = ESPTalk(driver: "esphome", secret: .none)
        #expect(throws: LanFailure.notUnderstood("it does not say who it is")) { try talk.take(ESPFrame(19), at: .zero) }
        #expect(throws: LanFailure.notUnderstood("it has no hardware address")) { try talk.take(ESPFrame(10, [0x1A, 1, 0x41]), at: .zero) }
    }
}
