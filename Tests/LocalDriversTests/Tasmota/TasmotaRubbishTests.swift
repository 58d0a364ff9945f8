import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Rubbish on Tasmota's topics", .timeLimit(.minutes(1)))
struct TasmotaRubbishTests {
    private static let config = TasmotaRecord.lamp(
        5, ["rl": [1, 2, 2], "lk": 0, "btn": [1], "swc": [0, 1, 13]], options: ["73": 1, "114": 1, "82": 1])
    private static let state: JSONValue = [
        "POWER1": "ON", "Dimmer": 50, "Dimmer1": 3, "Color": "FF00000000", "HSBColor": "1,2,3", "White": 3, "CT": 200, "Channel": [1, 2, 3, 4, 5],
        "Button1": ["Action": "HOLD"], "Switch2": ["Action": "ON"], "DHT11": ["Temperature": 2], "TempUnit": "F", "Scheme": 1,
    ]

    private static func poke(_ roster: inout TasmotaRoster) {
        let lamps = (0...3).map { LightAddress(identity: TasmotaRecord.identity, index: $0) }
        for color in [LightAction.Color.xy(ColorXY(x: 0, y: 0)), .mirek(Mirek(1)), .hueSaturation(HueSaturation(hue: 9, saturation: 1))] {
            _ = roster.messages(for: action(1e6) { $0.on = true; $0.color = color; $0.brightness = .full }, at: lamps)
        }
        _ = roster.pass(to: 60)
        roster.lose()
    }

    @Test func noConfigBreaksAnything() {
        for mutant in Mutants.of(Self.config) {
            var (roster, _) = TasmotaRoster.knowing(mutant, sensors: ["DHT11": ["Temperature": 2]])
            _ = roster.say("stat/lamp/RESULT", Self.state, at: 1)
            Self.poke(&roster)
            _ = roster.say("tasmota/discovery/\(TasmotaRecord.mac)/config", "")
            #expect(roster.subscriptions.count == 2, "\(mutant.text)")
        }
    }

    @Test func noStateBreaksAnything() {
        for mutant in Mutants.of(Self.state) {
            var (roster, _) = TasmotaRoster.knowing(Self.config, sensors: ["DHT11": ["Temperature": 2]])
            for topic in ["stat/lamp/RESULT", "tele/lamp/STATE", "tele/lamp/SENSOR", "stat/lamp/POWER", "tele/lamp/LWT"] {
                _ = roster.say(topic, mutant, at: 1)
            }
            Self.poke(&roster)
            #expect(roster.knows(TasmotaRecord.identity))
        }
    }

    @Test func noSensorsBreakAnything() {
        for mutant in Mutants.of(["sn": ["DHT11": ["Temperature": 2], "Temperature": 9], "ver": 1]) {
            var (roster, _) = TasmotaRoster.knowing(Self.config)
            _ = roster.say("tasmota/discovery/\(TasmotaRecord.mac)/sensors", mutant)
            Self.poke(&roster)
        }
    }

    @Test func noBytesOrTopicsBreakAnything() {
        var chance = Dice(seed: 6)
        for _ in 0..<500 {
            var roster = TasmotaRoster(driver: "m")
            let bytes = Mutants.bytes(Self.config.bytes, &chance)
            _ = roster.take(MQTTMessage(topic: "tasmota/discovery/\(TasmotaRecord.mac)/config", payload: bytes), at: .zero)
            Self.poke(&roster)
        }
        var (roster, _) = TasmotaRoster.knowing(Self.config)
        for topic in ["", "/", "tasmota/discovery/", "tasmota/discovery//config", "tasmota/discovery/x/y/config", "stat/lamp/", "config"] {
            #expect(roster.take(MQTTMessage(topic: topic, payload: [0xFF, 0xFE]), at: .zero) == MQTTMeaning())
        }
    }

    @Test func aConfigForSomebodyElseIsNobodys() {
        var roster = TasmotaRoster(driver: "m")
        _ = roster.say("tasmota/discovery/000000000000/config", TasmotaRecord.config())
        #expect(!roster.knows(TasmotaRecord.identity) && roster.subscriptions.count == 2)
    }
}
