import Connectivity
import Testing
@testable import LocalDrivers

@Suite("Configs of Home Assistant's discovery", .timeLimit(.minutes(1)))
struct HAConfigTests {
    private static func config(_ said: [String: JSONValue]) -> HAConfig {
        HAConfig(component: "light", source: "homeassistant/light/x", said)
    }

    @Test func shortNamesBecomeLongOnes() {
        let config = Self.config([
            "cmd_t": "a", "stat_t": "b", "pl_on": 1, "pl_off": false, "uniq_id": "u", "bri_scl": "100", "sup_clrm": ["xy", "rgb"],
            "dev": ["ids": "i", "mf": "M", "mdl": "L", "sw": "1.2", "sa": "Attic", "cns": [["mac", "02:00"]]],
            "o": ["name": "X", "sw": "1"], "avty": [["t": "c", "pl_avail": "yes", "val_tpl": "{{ value }}"]],
        ])
        #expect(config.topic("command_topic") == "a" && config.topic("state_topic") == "b")
        #expect(config.text("payload_on") == "1" && config.text("payload_off") == "false" && config.text("unique_id") == "u")
        #expect(config.number("brightness_scale") == 100 && config.list("supported_color_modes") == ["xy", "rgb"])
        #expect(config["device"]?["identifiers"] == "i" && config["device"]?["manufacturer"] == "M")
        #expect(config["device"]?["sw_version"] == "1.2" && config["origin"]?["sw_version"] == "1")
        #expect(config["availability"]?.array?.first?["payload_available"] == "yes")
        #expect(config["availability"]?.array?.first?["value_template"] == "{{ value }}")
    }

    @Test(arguments: [
        ("~/set", "home/lamp/set"), ("set/~", "set/home/lamp"), ("~", "home/lamp"), ("a~b", "a~b"), ("plain", "plain"),
    ])
    func aBaseStandsAtEitherEndOfATopic(topic: String, whole: String) {
        let config = Self.config(["~": "home/lamp", "cmd_t": .string(topic), "avty": ["t": .string(topic)], "name": "~"])
        #expect(config.topic("command_topic") == whole)
        #expect(config["availability"]?.array?.first?["topic"]?.string == whole)
        #expect(config.text("name") == "~")
    }

    @Test func theLongNameIsMeantWhereBothAreThere() {
        #expect(Self.config(["command_topic": "long", "cmd_t": "short"]).topic("command_topic") == "long")
    }

    @Test(arguments: ["", "a/#", "a/+/b", "x\u{0}y"])
    func patternsAreNoTopics(topic: String) {
        #expect(Self.config(["cmd_t": .string(topic)]).topic("command_topic") == nil)
    }

    @Test func whatIsNullIsNotThere() {
        let config = Self.config(["name": nil, "opt": "True", "ret": 3, "max_mirs": "x", "fx_list": "one"])
        #expect(config.text("name") == nil && config["name"].map(\.text) == nil)
        #expect(config.flag("optimistic") == true && config.flag("retain") == nil && config.number("max_mireds") == nil)
        #expect(config.list("effect_list") == ["one"])
    }

    private static let devices: [(JSONValue, String)] = [
        (["ids": "a"], "ha:a"), (["ids": ["b", "a"]], "ha:a"), (["ids": [7]], "ha:7"), (["cns": [["mac", "02:AB"]]], "ha:mac-02:ab"),
        (["ids": [], "name": "N"], "ha:u"), (["ids": [""]], "ha:u"), ("x", "ha:u"), (nil, "ha:u"), (["cns": [["mac"], 3]], "ha:u"),
    ]

    @Test(arguments: devices)
    func aDeviceIsToldApartByItsIdentifiers(device: JSONValue, identity: String) {
        #expect(HADevice(Self.config(["dev": device, "uniq_id": "u"])).identity == identity)
    }

    @Test func anEntityWithoutIdsIsKnownByItsTopic() {
        #expect(HADevice(Self.config(["cmd_t": "a"])).identity == "ha:homeassistant/light/x")
    }

    private static let foreign: [([String: JSONValue], HAOwner?)] = [
        (["o": ["name": "Zigbee2MQTT"]], .zigbee2MQTT), (["dev": ["ids": ["zigbee2mqtt_0x1"]]], .zigbee2MQTT),
        (["dev": ["sw": "14.2.0(tasmota)"]], .tasmota), (["dev": ["mf": "Tasmota"]], .tasmota), (["o": ["name": "esphome"]], .esphome),
        (["dev": ["sw": "esphome v2024.1"]], .esphome), (["dev": ["mf": "Maker", "ids": "x"]], nil), ([:], nil), (["dev": 3, "o": []], nil),
    ]

    @Test(arguments: foreign)
    func whatHasADriverOfItsOwnIsKnown(said: [String: JSONValue], owner: HAOwner?) {
        #expect(HAOwner.allCases.first { $0.owns(Self.config(said)) } == owner)
    }
}
