import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Sensors and hands of Home Assistant's discovery", .timeLimit(.minutes(1)))
struct HASenseTests {
    private static func sense(_ component: String, _ said: [String: JSONValue]) throws -> HASense? {
        try HASense(HAConfig(component: component, source: "s", said.merging(["stat_t": "t"]) { $1 }))
    }

    private static let flags: [(String?, String, SensorReading?)] = [
        ("motion", "ON", .motion(true)), ("occupancy", "off", .motion(false)), ("presence", "on", .motion(true)),
        ("door", "ON", .contact(true)), ("window", "OFF", .contact(false)), ("opening", "ON", .contact(true)),
        ("garage_door", "ON", .contact(true)), ("smoke", "ON", .flag(true)), (nil, "ON", .flag(true)), ("motion", "maybe", nil),
        ("motion", "", nil),
    ]

    @Test(arguments: flags)
    func aYesIsAReading(kind: String?, text: String, reading: SensorReading?) throws {
        let sense = try #require(try Self.sense("binary_sensor", kind.map { ["dev_cla": .string($0)] } ?? [:]))
        #expect(sense.reading(Array(text.utf8)) == reading)
    }

    @Test(arguments: ["connectivity", "battery", "update", "running", "problem", "plug"])
    func whatIsNothingForAHomeIsLeftOut(kind: String) throws {
        #expect(try Self.sense("binary_sensor", ["dev_cla": .string(kind)]) == nil)
        #expect(try Self.sense("sensor", [:]) == nil)
        #expect(try HASense(HAConfig(component: "sensor", source: "s", ["dev_cla": "temperature"])) == nil)
    }

    private static let numbers: [([String: JSONValue], String, SensorReading?)] = [
        (["dev_cla": "temperature"], "21.5", .temperature(21.5)), (["dev_cla": "temperature", "unit_of_meas": "°F"], "212", .temperature(100)),
        (["dev_cla": "temperature", "unit_of_meas": "°C"], " -3 ", .temperature(-3)), (["dev_cla": "temperature"], "unavailable", nil),
        (["dev_cla": "temperature"], "nan", nil), (["dev_cla": "humidity"], "130", .humidity(100)),
        (["dev_cla": "illuminance"], "100", .lightLevel(20_001)), (["dev_cla": "illuminance"], "0", .lightLevel(0)),
        (["dev_cla": "temperature", "val_tpl": "{{ value_json.t | float }}"], #"{"t":"4.5"}"#, .temperature(4.5)),
        (["dev_cla": "temperature", "val_tpl": "{{ value_json.t }}"], #"{"h":1}"#, nil), (["dev_cla": "battery"], "50", nil),
    ]

    @Test(arguments: numbers)
    func aNumberIsAReading(said: [String: JSONValue], text: String, reading: SensorReading?) throws {
        #expect(try #require(try Self.sense("sensor", said)).reading(Array(text.utf8)) == reading)
    }

    @Test func aBatteryIsNoSensor() throws {
        let battery = try #require(try Self.sense("sensor", ["dev_cla": "battery"]))
        #expect(battery.first == nil && battery.charge(Array("55.4".utf8)) == 55 && battery.charge(Array("x".utf8)) == nil)
        #expect(battery.charge(Array("180".utf8)) == 100)
    }

    @Test func yesAndNoMayBeAnything() throws {
        let sense = try #require(try Self.sense(
            "binary_sensor", ["pl_on": false, "pl_off": true, "dev_cla": "door", "val_tpl": "{{ value_json.contact }}"]))
        #expect(sense.reading(Array(#"{"contact":false}"#.utf8)) == .contact(true))
        #expect(sense.reading(Array(#"{"contact":true}"#.utf8)) == .contact(false))
    }

    private static let hands: [([String: JSONValue], String, String?)] = [
        (["type": "button_short_press", "subtype": "button_1", "pl": "1"], "1", "button_1_press"),
        (["type": "button_long_press", "subtype": "Turn On", "pl": "hold"], "hold", "turn_on_hold"),
        (["type": "button_double_press", "subtype": "1"], "anything", "1_double"),
        (["type": "action", "subtype": "on_press", "pl": "on_press"], "on_press", "on_press"),
        (["type": "action", "subtype": "on_press", "pl": "on_press"], "off_press", nil),
        (["type": "action", "subtype": "a", "pl": "x", "val_tpl": "{{ value_json.action }}"], #"{"action":"x"}"#, "a"),
        (["type": "action", "subtype": "a", "pl": "x", "val_tpl": "{{ value_json.action }}"], #"{"action":""}"#, nil),
    ]

    @Test(arguments: hands)
    func aTriggerIsAWord(said: [String: JSONValue], text: String, word: String?) throws {
        let config = HAConfig(component: "device_automation", source: "s", said.merging(["atype": "trigger", "t": "t"]) { $1 })
        #expect(try #require(try HAHand(config)).word(Array(text.utf8)) == word)
    }

    @Test func anEventSaysItsType() throws {
        let config = HAConfig(
            component: "event", source: "h/event/remote", ["stat_t": "t", "name": "Button 1", "evt_typ": ["single", "long press"]])
        let hand = try #require(try HAHand(config))
        #expect(hand.values == ["button_1_single", "button_1_long_press"])
        #expect(hand.word(Array(#"{"event_type":"long press"}"#.utf8)) == "button_1_long_press")
        #expect(hand.word(Array(#"{"event_type":"other"}"#.utf8)) == nil && hand.word([]) == nil)
        #expect(try HAHand(HAConfig(component: "event", source: "s", ["stat_t": "t"])) == nil)
        #expect(try HAHand(HAConfig(component: "device_automation", source: "s", ["t": "t", "atype": "trigger"])) == nil)
    }
}
