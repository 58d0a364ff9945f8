import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Commands to Zigbee2MQTT's lights", .timeLimit(.minutes(1)))
struct Z2MCommandTests {
    private typealias Record = ZigbeeRecord

    private static let effects = Record.leaf("effect", nil, ["values": ["blink", "breathe", "colorloop", "stop_effect"]])
    private static let full = exposed(Record.light(Record.whites, Record.xy, Record.hs), effects)

    private static func exposed(_ exposes: JSONValue...) -> Z2MExposes { Z2MExposes(exposes) }

    private static func words(_ exposes: Z2MExposes = full, _ change: (inout LightAction) -> Void) throws -> String {
        var action = LightAction()
        change(&action)
        return JSONValue.object(try #require(exposes.lights.first).command(for: action)).text
    }

    @Test func levelsRunFromOneToTheTopAndBack() throws {
        let light = try #require(Self.full.lights.first)
        for level in 1...254 {
            var action = LightAction()
            action.brightness = Brightness(fraction: Double(level - 1) / 253)
            #expect(light.command(for: action)["brightness"] == .int(Int64(level)))
            #expect(light.reading(["brightness": .int(Int64(level))]).brightness == action.brightness)
        }
    }

    @Test func onAndLevelGoInOneObject() throws {
        #expect(try Self.words { ($0.on, $0.brightness, $0.transition) = (true, .lowest, .milliseconds(1234)) }
            == #"{"brightness":1,"state":"ON","transition":1.234}"#)
    }

    @Test func offSaysNothingElse() throws {
        #expect(try Self.words { ($0.on, $0.brightness, $0.color, $0.alert) = (false, .full, .mirek(Mirek(300)), .breatheOnce) }
            == #"{"state":"OFF","transition":0.4}"#)
    }

    @Test func aPlugKnowsNoTime() throws {
        #expect(try Self.words(Self.exposed(Record.plug)) { ($0.on, $0.brightness) = (true, .full) } == #"{"state":"ON"}"#)
    }

    private static let colors: [(LightAction.Color, String)] = [
        (.mirek(Mirek(300)), #"{"color_temp":300,"transition":0.4}"#),
        (.mirek(Mirek(153)), #"{"color_temp":250,"transition":0.4}"#),
        (.mirek(Mirek(900)), #"{"color_temp":454,"transition":0.4}"#),
        (.xy(ColorXY(x: 0.3, y: 0.6)), #"{"color":{"x":0.3,"y":0.6},"transition":0.4}"#),
        (.hueSaturation(HueSaturation(hue: 0, saturation: 1)), #"{"color":{"x":0.6915,"y":0.3083},"transition":0.4}"#),
    ]

    @Test(arguments: colors)
    func colourOrTemperatureIsSaidNeverBoth(color: LightAction.Color, wanted: String) throws {
        #expect(try Self.words { $0.color = color } == wanted)
    }

    @Test func whatALightCannotShowIsSaidInItsOwnWay() throws {
        let hs = Self.exposed(Record.light(Record.hs))
        #expect(try Self.words(hs) { $0.color = .hueSaturation(HueSaturation(hue: 240, saturation: 0.5)) }
            == #"{"color":{"hue":240,"saturation":50},"transition":0.4}"#)
        #expect(try Self.words(hs) { $0.color = .xy(Gamut.c.red) } == #"{"color":{"hue":0,"saturation":100},"transition":0.4}"#)
        let xy = Self.exposed(Record.light(Record.xy))
        #expect(try Self.words(xy) { $0.color = .mirek(Mirek(366)) }.hasPrefix(#"{"color":{"x":0.4"#))
        #expect(try Self.words(Self.exposed(Record.light())) { $0.color = .xy(Gamut.c.red) } == "{}")
    }

    private static let calls: [(LightAlert?, LightEffect?, String)] = [
        (.breatheOnce, nil, #"{"effect":"blink"}"#), (.breatheLong, nil, #"{"effect":"breathe"}"#),
        (LightAlert.none, nil, #"{"effect":"stop_effect"}"#), (nil, .colorLoop, #"{"effect":"colorloop"}"#),
        (nil, LightEffect.none, #"{"effect":"stop_effect"}"#), (.breatheOnce, LightEffect.none, #"{"effect":"blink"}"#),
        (.breatheOnce, .colorLoop, #"{"effect":"colorloop"}"#),
    ]

    @Test(arguments: calls)
    func attentionIsAWordOfTheLights(alert: LightAlert?, effect: LightEffect?, wanted: String) throws {
        #expect(try Self.words { ($0.alert, $0.effect) = (alert, effect) } == wanted)
    }

    @Test func aLightWithoutEffectsIdentifiesItself() throws {
        let word = Self.exposed(Record.plug, Record.leaf("identify", nil, ["values": ["identify"]]))
        #expect(try Self.words(word) { $0.alert = .breatheOnce } == #"{"identify":"identify"}"#)
        let seconds = Self.exposed(Record.plug, Record.leaf("identify"))
        #expect(try Self.words(seconds) { $0.alert = .breatheLong } == #"{"identify":3}"#)
        #expect(try Self.words(Self.exposed(Record.plug)) { $0.alert = .breatheOnce } == "{}")
    }

    @Test func aFadeStopsWhereItIs() throws {
        #expect(try Self.words { $0.stopsFade = true } == #"{"brightness_move":"stop"}"#)
        #expect(try Self.words(Self.exposed(Record.light(endpoint: "left"))) { $0.stopsFade = true }
            == #"{"brightness_move_left":"stop"}"#)
    }

    @Test func timesAndLevelsAtTheEndsAreFine() throws {
        #expect(try Self.words { ($0.on, $0.transition) = (true, .zero) } == #"{"state":"ON","transition":0}"#)
        #expect(try Self.words { ($0.on, $0.transition) = (true, .seconds(6553.5)) } == #"{"state":"ON","transition":6553.5}"#)
    }
}
