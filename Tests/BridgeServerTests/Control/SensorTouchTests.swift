import HomeModel
import Testing

@testable import BridgeServer

@Suite("What a hand does to a simulated sensor")
struct SensorTouchTests {
    private func sensor(_ reading: SensorReading) -> Sensor {
        Sensor(id: .devices, owner: .devices, name: "S", reading: reading)
    }

    private func touch(_ quantity: String, _ value: String) -> ControlSensorTouch {
        var touch = ControlSensorTouch()
        (touch.quantity, touch.value) = (quantity, value)
        return touch
    }

    @Test func aPressIsDownAndUp() throws {
        var touch = ControlSensorTouch()
        touch.button = 2
        let switches = sensor(.buttons(count: 4, last: nil))
        let events: ([SensorReading]) -> [ButtonPress.Event?] = { readings in
            readings.map { if case .buttons(4, let last?) = $0, last.button == 2 { last.event } else { nil } }
        }
        #expect(events(try touch.readings(for: switches)) == [.initialPress, .shortRelease])
        touch.long = true
        #expect(events(try touch.readings(for: switches)) == [.initialPress, .hold, .longRelease])
        #expect(try touch.readings(for: sensor(.switchCode(nil))).first == .switchCode(2000))
    }

    @Test func aButtonThatIsNotThereIsNamedWithThoseThatAre() {
        var touch = ControlSensorTouch()
        touch.button = 5
        #expect(throws: ControlProblem("S has buttons 1 to 4")) { try touch.readings(for: sensor(.buttons(count: 4, last: nil))) }
        #expect(throws: ControlProblem("S has no buttons")) { try touch.readings(for: sensor(.motion(false))) }
    }

    @Test(arguments: [
        (SensorReading.temperature(0), "temperature", "21.5", SensorReading.temperature(21.5)),
        (.humidity(0), "humidity", "40", .humidity(40)), (.lightLevel(0), "lightlevel", "12000", .lightLevel(12_000)),
        (.lightLevel(0), "lux", "100", .lightLevel(20_001)), (.lightLevel(9), "lux", "0", .lightLevel(0)),
        (.contact(false), "open", "yes", .contact(true)), (.presence(true), "presence", "off", .presence(false)),
        (.flag(false), "FLAG", "true", .flag(true)), (.status(0), "status", "-7", .status(-7)),
        (.motion(false), "motion", "on", .motion(true)),
    ])
    func aMeasureIsRead(_ sort: SensorReading, _ quantity: String, _ value: String, _ reading: SensorReading) throws {
        #expect(try touch(quantity, value).readings(for: sensor(sort)) == [reading])
    }

    @Test(arguments: [
        (SensorReading.temperature(0), "temperature", "warm"), (.temperature(0), "temperature", "nan"),
        (.temperature(0), "temperature", "1e9"), (.humidity(0), "humidity", "101"), (.flag(false), "flag", "perhaps"),
        (.motion(false), "temperature", "1"), (.daylight(nil), "daylight", "true"),
    ])
    func whatCannotBeReadIsSaid(_ sort: SensorReading, _ quantity: String, _ value: String) {
        #expect(throws: ControlProblem.self) { try touch(quantity, value).readings(for: sensor(sort)) }
    }
}
