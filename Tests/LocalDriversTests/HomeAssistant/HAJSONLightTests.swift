import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Lights of the JSON schema", .timeLimit(.minutes(1)))
struct HAJSONLightTests {
    private static func light(_ said: [String: JSONValue]) throws -> HAJSONLight {
        let base: [String: JSONValue] = ["cmd_t": "l/set", "stat_t": "l"]
        return try #require(HAJSONLight(HAConfig(component: "light", source: "s", base.merging(said) { $1 })))
    }

    private static func modes(_ names: String...) -> [String: JSONValue] { ["sup_clrm": .array(names.map { .string($0) })] }

    private static let abilities: [([String: JSONValue], LightAbilities)] = [
        ([:], LightAbilities(dims: false)), (modes("onoff"), LightAbilities(dims: false)), (modes("brightness"), LightAbilities()),
        (["brightness": true], LightAbilities()), (modes("color_temp"), LightAbilities(temperatures: MirekRange(153, 500))),
        (modes("color_temp", "xy").merging(["min_mirs": 250, "max_mirs": 454]) { $1 },
            LightAbilities(temperatures: MirekRange(250, 454), gamut: .c)),
        (modes("color_temp").merging(["min_k": 2000, "max_k": 6500]) { $1 }, LightAbilities(temperatures: MirekRange(154, 500))),
        (modes("color_temp").merging(["min_mirs": 500, "max_mirs": 3]) { $1 }, LightAbilities(temperatures: MirekRange(153, 500))),
        (modes("rgbww"), LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)), (modes("rgbw"), LightAbilities(gamut: .c)),
        (["color_temp": true, "hs": true, "brightness": true], LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)),
        (["rgb": true, "white_value": true], LightAbilities(gamut: .c)), (["sup_clrm": "mauve"], LightAbilities(dims: false)),
    ]

    @Test(arguments: abilities)
    func modesAreAbilities(said: [String: JSONValue], abilities: LightAbilities) throws {
        #expect(try Self.light(said).abilities == abilities)
    }

    private static let all = modes("color_temp", "xy")
    private static let red = LightAction.Color.xy(Gamut.c.red)
    private static let commands: [([String: JSONValue], LightAction, String?)] = [
        (all, action(0.4) { $0.on = true }, #"{"state":"ON","transition":0.4}"#),
        (all, action(1) { $0.on = false; $0.brightness = .full }, #"{"state":"OFF","transition":1}"#),
        (all, action(0) { $0.brightness = bri(100) }, #"{"brightness":100,"state":"ON","transition":0}"#),
        (all, action(0) { $0.brightness = .lowest }, #"{"brightness":1,"state":"ON","transition":0}"#),
        (all, action(0) { $0.brightness = .full }, #"{"brightness":255,"state":"ON","transition":0}"#),
        (all, action(0) { $0.color = .mirek(Mirek(600)) }, #"{"color_temp":500,"state":"ON","transition":0}"#),
        (all, action(0) { $0.color = .xy(ColorXY(x: 0.4, y: 0.3)) }, #"{"color":{"x":0.4,"y":0.3},"state":"ON","transition":0}"#),
        (all, action(0) { $0.alert = .breatheOnce }, #"{"flash":2,"state":"ON"}"#),
        (all, action(0) { $0.alert = .breatheLong }, #"{"flash":10,"state":"ON"}"#),
        (all, action(0) { $0.stopsFade = true }, nil), (all, action(0) { $0.alert = LightAlert.none }, nil),
        (["brightness": true, "bri_scl": 100, "transition": false], action(3) { $0.brightness = bri(127) },
            #"{"brightness":50,"state":"ON"}"#),
        (modes("onoff"), action(3) { $0.on = true; $0.brightness = .full; $0.color = red }, #"{"state":"ON"}"#),
        (modes("color_temp").merging(["color_temp_kelvin": true]) { $1 }, action(0) { $0.color = .mirek(Mirek(370)) },
            #"{"color_temp":2703,"state":"ON","transition":0}"#),
        (modes("hs"), action(0) { $0.color = red }, #"{"color":{"h":0,"s":100},"state":"ON","transition":0}"#),
        (modes("rgb"), action(0) { $0.color = red }, #"{"color":{"b":0,"g":0,"r":255},"state":"ON","transition":0}"#),
        (modes("rgb"), action(0) { $0.color = .hueSaturation(HueSaturation(hue: 120, saturation: 1)); $0.brightness = bri(100) },
            #"{"brightness":100,"color":{"b":0,"g":255,"r":0},"state":"ON","transition":0}"#),
        (modes("rgbw"), action(0) { $0.color = red }, #"{"color":{"b":0,"g":0,"r":255,"w":0},"state":"ON","transition":0}"#),
        (modes("rgbww"), action(0) { $0.color = red },
            #"{"color":{"b":0,"c":0,"g":0,"r":255,"w":0},"state":"ON","transition":0}"#),
        (modes("rgbww"), action(0) { $0.color = .mirek(Mirek(153)) },
            #"{"color":{"b":0,"c":255,"g":0,"r":0,"w":0},"state":"ON","transition":0}"#),
        (all.merging(["fx_list": ["none", "Rainbow"]]) { $1 }, action(0) { $0.effect = .colorLoop },
            #"{"effect":"Rainbow","state":"ON","transition":0}"#),
        (all.merging(["fx_list": ["none", "Rainbow"]]) { $1 }, action(0) { $0.effect = LightEffect.none },
            #"{"effect":"none","state":"ON","transition":0}"#),
        (all, action(0) { $0.effect = .colorLoop }, nil), (all.merging(["flash": false]) { $1 }, action(0) { $0.alert = .breatheOnce }, nil),
    ]

    @Test(arguments: commands)
    func onlyWhatChangesIsSaid(said: [String: JSONValue], action: LightAction, text: String?) throws {
        let messages = try Self.light(said).messages(for: action, LightReading())
        #expect(messages.map(Said.init) == text.map { [Said("l/set", $0)] } ?? [])
    }

    private static let states: [([String: JSONValue], String, LightReading?)] = [
        (all, #"{"state":"ON","brightness":255}"#, LightReading(on: true, brightness: .full)),
        (all, #"{"state":"OFF","brightness":0}"#, LightReading(on: false)), (all, "ON", LightReading(on: true)),
        (all, #"{"state":null,"brightness":null,"color":null}"#, LightReading()), (all, "gibberish", nil), (all, "[]", nil),
        (all, #"{"color_mode":"xy","color":{"x":0.3,"y":0.6},"color_temp":300}"#, LightReading(xy: ColorXY(x: 0.3, y: 0.6))),
        (all, #"{"color_mode":"color_temp","color":{"x":0.3,"y":0.6},"color_temp":300}"#, LightReading(mirek: Mirek(300))),
        (all, #"{"color":{"x":0.3,"y":0.6},"color_temp":300}"#, LightReading()),
        (all, #"{"color":{"x":0.3,"y":0.6}}"#, LightReading(xy: ColorXY(x: 0.3, y: 0.6))),
        (all, #"{"color_temp":300}"#, LightReading(mirek: Mirek(300))), (all, #"{"color_temp":9999}"#, LightReading(mirek: Mirek(500))),
        (all, #"{"color_mode":"hs","color":{"h":0,"s":100}}"#, LightReading(xy: Gamut.c.red)),
        (modes("rgb"), #"{"color":{"r":0,"g":9,"b":0}}"#, LightReading(xy: Gamut.c.green)),
        (modes("rgb"), #"{"color":{"r":0,"g":0,"b":0},"state":"OFF"}"#, LightReading(on: false)),
        (modes("rgbw"), #"{"color_mode":"rgbw","color":{"r":0,"g":0,"b":255,"w":3}}"#, LightReading(xy: Gamut.c.blue)),
        (modes("rgbww"), #"{"color":{"r":0,"g":0,"b":0,"c":0,"w":80}}"#, LightReading(mirek: Mirek(500))),
        (["brightness": true, "bri_scl": 100], #"{"brightness":50}"#, LightReading(brightness: bri(127))),
        (modes("color_temp").merging(["color_temp_kelvin": true]) { $1 }, #"{"color_temp":2703}"#, LightReading(mirek: Mirek(370))),
        (modes("onoff"), #"{"state":"ON","brightness":7,"color":{"x":0.3,"y":0.6}}"#, LightReading(on: true)),
        (all.merging(["fx_list": ["colorloop"]]) { $1 }, #"{"effect":"colorloop"}"#, LightReading(effect: .colorLoop)),
        (all, #"{"color":{"x":5,"y":-1},"color_mode":"xy"}"#, LightReading()), (all, #"{"state":true}"#, LightReading(on: true)),
    ]

    @Test(arguments: states)
    func aLightSaysHowItIsSet(said: [String: JSONValue], text: String, reading: LightReading?) throws {
        let heard = try Self.light(said).hear("l", Array(text.utf8))
        #expect(heard == reading || (heard.flatMap { now in reading.map { now.isAbout($0) } } ?? false), "\(String(describing: heard))")
    }

    @Test func whoHasNoStateTopicIsBelievedToFollow() throws {
        #expect(try Self.light(["stat_t": nil]).isOptimistic && Self.light(["opt": true]).isOptimistic)
        #expect(try !Self.light([:]).isOptimistic)
        #expect(HAJSONLight(HAConfig(component: "light", source: "s", ["stat_t": "l"])) == nil)
    }

    @Test func itsOwnerMayWantCommandsKept() throws {
        #expect(try Self.light(["ret": true]).messages(for: action(0) { $0.on = true }, LightReading())[0].isRetained)
    }
}
