import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("State objects of Zigbee2MQTT", .timeLimit(.minutes(1)))
struct Z2MStateTests {
    private typealias Record = ZigbeeRecord

    private static let lamp = Z2MExposes([Record.light(Record.whites, Record.xy, Record.hs)])

    private static func light(_ state: JSONValue, of exposes: Z2MExposes = lamp) -> LightReading? {
        Z2MState(state.object ?? [:], exposes).lights[0]
    }

    private static let states: [(JSONValue, LightReading?)] = [
        (["state": "ON", "brightness": 254], LightReading(on: true, brightness: .full)),
        (["state": "ON", "brightness": 1], LightReading(on: true, brightness: .lowest)),
        (["state": "OFF", "brightness": 0], LightReading(on: false)),
        (["state": "OFF", "brightness": 254], LightReading(on: false, brightness: .full)),
        (["state": nil, "brightness": nil, "color": nil, "color_mode": nil], nil),
        (["state": "TOGGLE"], nil), (["state": 3, "brightness": "bright"], nil), ([:], nil),
        (["color_mode": "color_temp", "color_temp": 300, "color": ["x": 0.4152, "y": 0.3954]], LightReading(mirek: Mirek(300))),
        (
            ["color_mode": "hs", "color_temp": 574, "color": ["x": 0.1355, "y": 0.0399, "hue": 240]],
            LightReading(xy: ColorXY(x: 0.1355, y: 0.0399))
        ),
        (["color_mode": "xy", "color_temp": 300, "color": ["x": 0.3, "y": 0.6]], LightReading(xy: ColorXY(x: 0.3, y: 0.6))),
        (["color_mode": "color_temp", "color_temp": 10], LightReading(mirek: Mirek(250))),
        (["color_mode": "color_temp", "color_temp": nil, "color": ["x": 0.3, "y": 0.6]], nil),
        (["color_temp": 300, "color": ["x": 0.3, "y": 0.6]], nil),
        (["color_temp": 300], LightReading(mirek: Mirek(300))),
        (["color": ["x": 0.3, "y": 0.6]], LightReading(xy: ColorXY(x: 0.3, y: 0.6))),
        (["color": ["x": nil, "y": 0.6]], nil), (["color": "red"], nil), (["color_temp": -5], nil), (["color_temp": 1e300], nil),
    ]

    @Test(arguments: states)
    func aLightSaysHowItIsSet(state: JSONValue, reading: LightReading?) {
        #expect(Self.light(state) == reading)
    }

    @Test func hueAndSaturationAloneAreAColour() {
        let wanted = Gamut.c.xy(of: HueSaturation(hue: 120, saturation: 1))
        let only = Z2MExposes([Record.light(Record.hs)])
        #expect(Self.light(["color_mode": "hs", "color": ["hue": 120, "saturation": 100]], of: only)?.xy == wanted)
        #expect(Self.light(["color": ["h": 120, "s": 100]], of: only)?.xy == wanted)
    }

    @Test func eachPartHasMembersOfItsOwn() {
        let rgb = Record.light(Record.leaf("color_xy", "color_rgb", endpoint: "rgb"), endpoint: "rgb")
        let cct = Record.light(Record.leaf("color_temp", "color_temp_cct", endpoint: "cct"), endpoint: "cct")
        let state: JSONValue = [
            "state": "ON", "state_rgb": "OFF", "color_rgb": ["x": 0.5, "y": 0.4], "color_mode_rgb": "xy", "brightness_cct": 254,
            "color_temp_cct": 200, "color_mode_cct": "color_temp",
        ]
        #expect(Z2MState(state.object ?? [:], Z2MExposes([rgb, cct])).lights == [
            0: LightReading(on: false, xy: ColorXY(x: 0.5, y: 0.4)), 1: LightReading(brightness: .full, mirek: Mirek(200)),
        ])
    }

    private static let words: [(String, JSONValue, SensorReading?)] = [
        ("occupancy", true, .motion(true)), ("presence", false, .motion(false)), ("occupancy", nil, nil),
        ("occupancy", "yes", nil),
        ("illuminance_lux", 100, .lightLevel(20_001)), ("illuminance_lux", 0, .lightLevel(0)),
        ("illuminance_lux", -4, .lightLevel(0)),
        ("illuminance", 20_001, .lightLevel(20_001)), ("illuminance", 1e300, .lightLevel(65_535)),
        ("temperature", -5.12, .temperature(-5.12)),
        ("temperature", "warm", nil), ("humidity", 130, .humidity(100)), ("contact", true, .contact(false)),
        ("contact", false, .contact(true)),
        ("contact", 1, nil), ("water_leak", true, .flag(true)),
    ]

    @Test(arguments: words)
    func aSensorSaysWhatItReads(name: String, word: JSONValue, reading: SensorReading?) {
        #expect(Z2MState([name: word], Z2MExposes([Record.leaf(name)])).sensors[0] == reading)
    }

    @Test func luxIsLuxWhereItSaysSo() {
        let exposes = Z2MExposes([Record.leaf("illuminance", nil, ["unit": "lx"])])
        #expect(Z2MState(["illuminance": 18], exposes).sensors == [0: .lightLevel(12_554)])
    }

    private static let charges: [(JSONValue, Int?)] = [(55, 55), (55.4, 55), (nil, nil), (180, 100), (-1, 0), ("full", nil)]

    @Test(arguments: charges)
    func aBatteryIsFullInPercent(word: JSONValue, percent: Int?) {
        #expect(Z2MState(["battery": word], Z2MExposes([Record.leaf("battery")])).battery == percent)
    }
}
