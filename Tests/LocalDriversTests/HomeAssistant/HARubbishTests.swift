import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Rubbish on Home Assistant's topics", .timeLimit(.minutes(1)))
struct HARubbishTests {
    private static let configs: [(String, JSONValue)] = [
        ("light/l1", HARecord.light("l1", ["avty": [["t": "alive"]], "sup_clrm": ["xy", "color_temp", "rgbww"], "fx_list": ["rainbow"]])),
        ("light/l2", [
            "uniq_id": "l2", "cmd_t": "l2/set", "stat_t": "l2", "bri_cmd_t": "b", "bri_stat_t": "b", "rgb_cmd_t": "c", "rgb_stat_t": "c",
            "on_cmd_type": "brightness", "min_mirs": 153, "max_mirs": 500, "clr_temp_cmd_t": "t", "clr_temp_stat_t": "t",
        ]),
        ("binary_sensor/m", HARecord.motion("m", ["off_dly": 3, "exp_aft": 9, "val_tpl": "{{ value_json.a[0].b | lower }}"])),
        ("sensor/t", HARecord.sensor("t", "temperature")), ("device_automation/a", HARecord.trigger("1", "button_short_press")),
        ("event/e", ["stat_t": "e", "evt_typ": ["single", "hold"], "dev": HARecord.device]),
        ("device/d", ["dev": HARecord.device, "cmps": ["x": ["p": "light", "cmd_t": "x", "uniq_id": "x"]]]),
    ]
    private static let payloads = [
        "", "null", "[]", "{}", "7", "\"x\"", "{", "on", "1e308", "-1e308,5,1e308", "255,255,255", "nan,nan", ",,,", "0.3,0.6",
        #"{"state":{"a":1},"brightness":[],"color":{"x":1e308,"y":-3},"color_temp":1e308,"color_mode":"xy"}"#,
        #"{"color":{"r":1e308,"g":-1,"b":null,"c":1e300,"w":5}}"#, #"{"event_type":3}"#, String(repeating: "[", count: 2000),
        #"{"a":[{"b":true}]}"#,
    ]

    @Test func noPayloadBreaksAnything() {
        for (number, payload) in Self.payloads.enumerated() {
            var house = HADiscovery(driver: "m")
            for (topic, config) in Self.configs { _ = house.config(topic, config) }
            _ = house.pass(to: 1)
            for topic in house.subscriptions.sorted() { _ = house.say(topic, payload, at: 1 + Double(number)) }
            Self.poke(&house)
            #expect(house.knows("ha:d1") && house.knows("ha:l2"))
        }
    }

    /// Every config with every part of it replaced by something else, one at a time.
    @Test(arguments: 0..<configs.count)
    func noConfigBreaksAnything(number: Int) {
        let (topic, config) = Self.configs[number]
        for mutant in Mutants.of(config) {
            var house = HADiscovery(driver: "m")
            _ = house.config(topic, mutant)
            _ = house.pass(to: 3)
            for listened in house.subscriptions.sorted() { _ = house.say(listened, "ON", at: 4) }
            Self.poke(&house)
            _ = house.drop(topic, at: 5)
            #expect(house.subscriptions.count == 2, "\(mutant.text)")
        }
    }

    /// Bytes that are cut, doubled and turned over.
    @Test func noBytesBreakAnything() {
        var chance = Dice(seed: 6)
        for (topic, config) in Self.configs {
            for _ in 0..<150 {
                var house = HADiscovery(driver: "m")
                let bytes = Mutants.bytes(config.bytes, &chance)
                _ = house.take(MQTTMessage(topic: "homeassistant/\(topic)/config", payload: bytes), at: .zero)
                _ = house.pass(to: 3)
                Self.poke(&house)
            }
        }
    }

    /// Whatever was believed, orders can be worded for it.
    private static func poke(_ house: inout HADiscovery) {
        let lamps = (0...2).flatMap { index in ["ha:d1", "ha:l2"].map { LightAddress(identity: $0, index: index) } }
        for color in [LightAction.Color.xy(ColorXY(x: 0, y: 0)), .mirek(Mirek(1)), .hueSaturation(HueSaturation(hue: 9, saturation: 1))] {
            _ = house.messages(for: action(99) { $0.on = true; $0.color = color; $0.effect = .colorLoop; $0.brightness = .lowest }, at: lamps)
        }
        _ = house.pass(to: 60)
        house.lose()
    }
}
