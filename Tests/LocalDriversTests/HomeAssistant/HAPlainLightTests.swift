import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Lights of the plain schema", .timeLimit(.minutes(1)))
struct HAPlainLightTests {
    private typealias Members = [String: JSONValue]

    private static func light(_ said: [String: JSONValue], _ component: String = "light") throws -> HAPlainLight {
        let base: [String: JSONValue] = ["cmd_t": "l/set", "stat_t": "l"]
        return try #require(try HAPlainLight(HAConfig(component: component, source: "s", base.merging(said) { $1 })))
    }

    private static let level: Members = ["bri_cmd_t": "b/set", "bri_stat_t": "b"]
    private static let white: Members = ["clr_temp_cmd_t": "t/set", "clr_temp_stat_t": "t"]
    private static let rgb: Members = ["rgb_cmd_t": "c/set", "rgb_stat_t": "c"]
    private static func both(_ some: Members, _ more: Members) -> Members { some.merging(more) { $1 } }
    private static let on = Said("l/set", "ON")
    private static let dim = action(0) { $0.brightness = bri(100) }
    private static let red = action(0) { $0.on = true; $0.color = .xy(Gamut.c.red) }
    private static let lit = LightReading(on: true, brightness: bri(100))

    private static let orders: [(Members, LightAction, LightReading, [Said])] = [
        ([:], action(0) { $0.on = true }, LightReading(), [on]), ([:], action(0) { $0.on = false }, lit, [Said("l/set", "OFF")]),
        (["pl_on": 1, "pl_off": false], action(0) { $0.on = false }, lit, [Said("l/set", "false")]),
        ([:], dim, lit, []), (level, dim, lit, [Said("b/set", "100")]), (level, dim, LightReading(), [Said("b/set", "100"), on]),
        (both(level, ["bri_scl": 100, "on_cmd_type": "first"]), action(0) { $0.on = true; $0.brightness = bri(127) }, lit,
            [on, Said("b/set", "50")]),
        (both(level, ["on_cmd_type": "brightness"]), action(0) { $0.on = true }, lit, [Said("b/set", "100")]),
        (both(level, ["on_cmd_type": "brightness"]), action(0) { $0.on = true }, LightReading(), [Said("b/set", "255")]),
        (both(level, ["on_cmd_type": "brightness"]), action(0) { $0.on = false }, lit, [Said("l/set", "OFF")]),
        (both(level, white), action(0) { $0.on = true; $0.color = .mirek(Mirek(100)) }, lit, [Said("t/set", "153"), on]),
        (both(white, ["color_temp_kelvin": true]), action(0) { $0.color = .mirek(Mirek(370)) }, lit, [Said("t/set", "2703")]),
        (both(level, rgb), red, lit, [Said("c/set", "255,0,0"), on]), (rgb, red, lit, [Said("c/set", "100,0,0"), on]),
        (rgb, red, LightReading(), [Said("c/set", "255,0,0"), on]), (rgb, dim, LightReading(on: true), [Said("c/set", "100,100,100")]),
        (rgb, dim, LightReading(on: true, xy: Gamut.c.blue), [Said("c/set", "0,0,100")]),
        (["hs_cmd_t": "h/set"], red, lit, [Said("h/set", "0,100"), on]),
        (both(["xy_cmd_t": "x/set"], rgb), red, lit, [Said("x/set", "0.6915,0.3083"), on]),
        (both(level, ["rgbw_cmd_t": "w/set"]), red, lit, [Said("w/set", "255,0,0,0"), on]),
        (both(level, ["rgbww_cmd_t": "w/set"]), action(0) { $0.color = .mirek(Mirek(500)) }, lit, [Said("w/set", "0,0,0,0,255")]),
        (["fx_cmd_t": "e/set", "fx_list": ["Solid", "Rainbow"], "rgb_cmd_t": "c"], action(0) { $0.effect = .colorLoop }, lit,
            [Said("e/set", "Rainbow")]),
        (both(level, ["bri_cmd_tpl": "{{ value }}"]), dim, lit, [Said("b/set", "100")]), (level, action(0) { $0.alert = .breatheOnce }, lit, []),
    ]

    @Test(arguments: orders)
    private func eachThingIsSaidOnItsTopic(said: Members, action: LightAction, known: LightReading, messages: [Said]) throws {
        #expect(try Self.light(said).messages(for: action, known).map(Said.init) == messages)
    }

    private static let everything = both(both(level, white), rgb)
    private static let heard: [(Members, [(String, String)], LightReading?)] = [
        ([:], [("l", "on")], LightReading(on: true)), ([:], [("l", "OFF")], LightReading(on: false)), ([:], [("l", "None")], LightReading()),
        (["stat_val_tpl": "{{ value_json.s }}"], [("l", #"{"s":"ON"}"#)], LightReading(on: true)), ([:], [("other", "ON")], nil),
        (["pl_on": true, "pl_off": false], [("l", "True")], LightReading(on: true)),
        (everything, [("b", "255")], LightReading(brightness: .full)), (everything, [("b", "0")], LightReading()),
        (everything, [("b", "bright")], LightReading()), (everything, [("t", "300")], LightReading(mirek: Mirek(300))),
        (everything, [("t", "300"), ("c", "255,0,0")], LightReading(xy: Gamut.c.red)),
        (everything, [("c", "255, 0, 0"), ("t", "300")], LightReading(mirek: Mirek(300))),
        (both(everything, ["clrm_stat_t": "m"]), [("m", "color_temp"), ("t", "300"), ("c", "255,0,0")], LightReading(mirek: Mirek(300))),
        (both(everything, ["clrm_stat_t": "m"]), [("t", "300"), ("c", "255,0,0"), ("m", "rgb")], LightReading(xy: Gamut.c.red)),
        (both(everything, ["clrm_stat_t": "m"]), [("t", "300"), ("c", "255,0,0")], LightReading()),
        (rgb, [("c", "0,128,0")], LightReading(brightness: bri(128), xy: Gamut.c.green)), (everything, [("c", "1,2")], LightReading()),
        (["xy_cmd_t": "x/set", "xy_stat_t": "x"], [("x", "0.3,0.6")], LightReading(xy: ColorXY(x: 0.3, y: 0.6))),
        (["hs_cmd_t": "h/set", "hs_stat_t": "h"], [("h", "240,100")], LightReading(xy: Gamut.c.blue)),
        (["rgb_cmd_t": "c/set", "fx_stat_t": "e", "fx_list": ["rainbow"]], [("e", "rainbow")], LightReading(effect: .colorLoop)),
    ]

    @Test(arguments: heard)
    private func eachThingIsHeardOnItsTopic(said: Members, texts: [(String, String)], reading: LightReading?) throws {
        var light = try Self.light(said)
        var last: LightReading?
        for (topic, text) in texts { last = light.hear(topic, Array(text.utf8)) }
        #expect(last == reading || (last.flatMap { now in reading.map { now.isAbout($0) } } ?? false), "\(String(describing: last))")
    }

    @Test func abilitiesAreTopics() throws {
        #expect(try Self.light([:]).abilities == LightAbilities(dims: false))
        #expect(try Self.light(Self.level).abilities == LightAbilities())
        #expect(try Self.light(Self.rgb).abilities == LightAbilities(gamut: .c))
        #expect(try Self.light(["hs_cmd_t": "h"]).abilities == LightAbilities(dims: false, gamut: .c))
        #expect(try Self.light(Self.everything).abilities == LightAbilities(temperatures: MirekRange(153, 500), gamut: .c))
    }

    @Test func aSwitchIsALightThatGoesOnAndOff() throws {
        var plug = try Self.light(
            ["pl_on": "1", "pl_off": "0", "stat_on": "true", "stat_off": "false", "val_tpl": "{{ value_json.r | lower }}"], "switch")
        #expect(plug.isSwitch && plug.abilities == LightAbilities(dims: false) && !plug.isOptimistic)
        #expect(plug.messages(for: action(2) { $0.on = true }, LightReading()).map(Said.init) == [Said("l/set", "1")])
        #expect(plug.hear("l", Array(#"{"r":true}"#.utf8)) == LightReading(on: true))
        #expect(plug.hear("l", Array(#"{"r":false}"#.utf8)) == LightReading(on: false))
    }

    /// A Z-Wave program's dimmer says one number for all, up to 99, and is told the same.
    @Test func aDimmerMaySayWithItsLevelWhetherItIsOn() throws {
        var dimmer = try Self.light([
            "stat_val_tpl": "{{ \"OFF\" if value_json.value == 0 else \"ON\" }}", "bri_cmd_t": "l/set", "bri_stat_t": "l",
            "bri_val_tpl": "{{ value_json.value }}", "bri_scl": 99, "on_cmd_type": "brightness",
        ])
        #expect(dimmer.hear("l", Array(#"{"time":1,"value":0}"#.utf8)) == LightReading(on: false))
        #expect(dimmer.hear("l", Array(#"{"time":2,"value":99}"#.utf8)) == LightReading(on: true, brightness: .full))
        #expect(dimmer.messages(for: action(0) { $0.on = false }, Self.lit).map(Said.init) == [Said("l/set", "OFF")])
        #expect(dimmer.messages(for: action(0) { $0.brightness = .full }, Self.lit).map(Said.init) == [Said("l/set", "99")])
    }

    @Test func ordersMayBeWrappedInATemplate() throws {
        let light = try Self.light(["command_template": #"{"power": "{{ value }}"}"#])
        #expect(light.messages(for: action(0) { $0.on = true }, LightReading()).map(Said.init) == [Said("l/set", #"{"power": "ON"}"#)])
    }

    @Test func aTemplateForCommandsMayNotBeUnderstood() {
        let config = HAConfig(component: "light", source: "s", ["cmd_t": "l", "rgb_cmd_t": "c", "rgb_cmd_tpl": "{{ red }}"])
        #expect(throws: HATemplate.Unsupported.self) { try HAPlainLight(config) }
    }
}
