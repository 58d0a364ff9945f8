import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Models as Zigbee2MQTT's converters expose them", .timeLimit(.minutes(1)))
struct Z2MModelsTests {
    private typealias Case = (model: String, exposes: [JSONValue], wanted: String)

    private static let lights: [Case] = [
        ("bulb", [Exposed.light(), Exposed.choice("effect", ["blink"], access: 2)], "dim"),
        ("relay behind a lamp", [Exposed.light(level: false)], "on"),
        ("white ambiance", [Exposed.light(mireds: 153...454)], "dim+153-454"),
        ("no range of its own", [Exposed.light(mireds: 150...500, colors: ["xy", "hs"])], "dim+150-500+xy"),
        ("prefers hue", [Exposed.light(colors: ["hs", "xy"])], "dim+xy"),
        ("strip", [Exposed.light(colors: ["hs"])], "dim+hs"), ("toy", [Exposed.light(level: false, colors: ["hs"])], "on+hs"),
        (
            "controller of two",
            [Exposed.light(colors: ["xy"], part: "rgb"), Exposed.light(mireds: 158...495, part: "cct")],
            "dim+xy dim+158-495"
        ),
        (
            "dimmer for three, metered",
            (1...3).map { Exposed.light(part: "l\($0)") } + [Exposed.number("power", unit: "W", part: "l1")],
            "dim dim dim"
        ),
        ("fan with a lamp", [Exposed.whole("fan", [Exposed.choice("mode", ["off", "low"])]), Exposed.light()], "dim"),
        ("said twice", [Exposed.plug(), Exposed.light()], "dim"),
        ("said twice, the other way", [Exposed.light(), Exposed.plug()], "dim"),
    ]

    private static let plugs: [Case] = [
        ("plug", [Exposed.plug(), Exposed.number("power", unit: "W"), Exposed.number("energy", unit: "kWh")], "plug"),
        ("asked of nobody", [Exposed.plug(access: 3)], "plug"),
        ("strip of eight", (1...8).map { Exposed.plug(part: "l\($0)") }, "plug plug plug plug plug plug plug plug"),
        ("wall switch", ["left", "center", "right"].map { Exposed.plug(part: $0) }, "plug plug plug"),
        ("own names", [Exposed.plug("switch_r1"), Exposed.plug("relay_2")], "plug plug"),
        ("learns remotes", [Exposed.plug("learn_ir_code", access: 2)], ""), ("siren", [Exposed.plug("alarm")], ""),
        (
            "radiator valve",
            [
                Exposed.plug("away_mode", access: 3), Exposed.plug("window_detection", access: 3), Exposed.plug(),
                Exposed.whole("climate", [Exposed.number("local_temperature", unit: "°C", access: 5)]),
            ], "temperature"
        ),
        ("shutter", [Exposed.whole("cover", [Exposed.choice("state", ["OPEN", "CLOSE", "STOP"], access: 3)])], ""),
        ("valve", [Exposed.flag("state", yes: "OPEN", no: "CLOSE")], ""),
    ]

    private static let senses: [Case] = [
        ("motion and light", [Exposed.flag("occupancy"), Exposed.number("illuminance", unit: "lx")], "motion lightLevel"),
        ("radar", [Exposed.flag("presence"), Exposed.choice("presence_state", ["none", "moving"])], "motion"),
        ("both words for it", [Exposed.flag("presence"), Exposed.flag("occupancy")], "motion"),
        ("a word to choose", [Exposed.choice("presence", ["present", "absent"])], ""),
        ("and one that is clear", [Exposed.choice("occupancy", ["some", "many"]), Exposed.flag("presence")], "motion"),
        ("in the old way", [Exposed.number("illuminance"), Exposed.number("illuminance_lux", unit: "lx")], "lightLevel"),
        ("raw as well", [Exposed.number("illuminance", unit: "lx"), Exposed.number("illuminance_raw")], "lightLevel"),
        ("door", [Exposed.flag("contact", yes: false, no: true), Exposed.flag("tamper")], "contact flag"),
        ("weather", [Exposed.number("temperature", unit: "°C"), Exposed.number("humidity")], "temperature humidity"),
        ("two probes", ["1", "2"].map { Exposed.number("temperature", unit: "°C", part: $0) }, "temperature temperature"),
        ("alarms", ["smoke", "gas", "carbon_monoxide", "rain"].map { Exposed.flag($0) }, "flag flag flag flag"),
        ("warm inside", [Exposed.number("device_temperature", unit: "°C"), Exposed.number("cpu_temperature", unit: "°C")], ""),
        (
            "thermostat that says it twice",
            [
                Exposed.number("temperature", unit: "°C"),
                Exposed.whole("climate", [Exposed.number("local_temperature", unit: "°C", access: 5)]),
            ], "temperature"
        ),
    ]

    @Test(arguments: lights.indices) func lampsAreLights(index: Int) { check(Self.lights[index]) }

    @Test(arguments: plugs.indices) func whatSwitchesSomethingIsAPlugAndSettingsAreNot(index: Int) { check(Self.plugs[index]) }

    @Test(arguments: senses.indices) func whatIsMeasuredIsSensed(index: Int) { check(Self.senses[index]) }

    private func check(_ model: Case) {
        #expect(Z2MExposes(model.exposes).summary == model.wanted, "\(model.model)")
    }

    @Test func oneDeviceOfEverySortIsTakenInAtOnce() {
        let all = Self.lights + Self.plugs + Self.senses
        let records = all.enumerated().map { number, model -> JSONValue in
            let digits = String(number + 1, radix: 16)
            let address = "0x" + String(repeating: "0", count: 16 - digits.count) + digits
            return [
                "ieee_address": .string(address), "friendly_name": .string(model.model), "type": "Router", "supported": true,
                "interview_state": "SUCCESSFUL", "network_address": .int(Int64(number)), "endpoints": ["1": ["bindings": []]],
                "definition": [
                    "source": "native", "model": .string("M-\(number)"), "vendor": "Made up", "description": .string(model.model),
                    "exposes": .array(model.exposes), "options": [], "supports_ota": false,
                ],
            ]
        }
        var roster = Z2MRoster(driver: "mqtt:attic")
        let found = roster.hear("bridge/devices", JSONValue.array(records).text)
        #expect(found.count == all.filter { !$0.wanted.isEmpty }.count)
        let wanted = all.flatMap { $0.wanted.split(separator: " ") }.filter(Self.isLight)
        #expect(roster.devices.flatMap(\.lights).count == wanted.count)
    }

    private static func isLight(_ word: Substring) -> Bool { ["plug", "dim", "on"].contains(word.prefix { $0 != "+" }) }

    @Test(arguments: [
        (JSONValue.bool(false), JSONValue.bool(true)), ("open", "closed"), ("OPEN", "CLOSED"),
    ])
    func aDoorIsOpenInItsMakersWords(open: JSONValue, shut: JSONValue) {
        let exposes = Z2MExposes([Exposed.flag("contact", yes: open, no: shut)])
        #expect(Z2MState(["contact": open], exposes).sensors == [0: .contact(true)])
        #expect(Z2MState(["contact": shut], exposes).sensors == [0: .contact(false)])
        #expect(Z2MState(["contact": "ajar"], exposes).sensors.isEmpty && Z2MState(["contact": nil], exposes).sensors.isEmpty)
    }
}
