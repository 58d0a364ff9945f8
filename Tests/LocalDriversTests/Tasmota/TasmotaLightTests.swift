import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Lights of Tasmota", .timeLimit(.minutes(1)))
struct TasmotaLightTests {
    private typealias Record = TasmotaRecord

    private static func light(_ json: JSONValue, _ index: Int = 0) throws -> (TasmotaLight, TasmotaConfig) {
        let config = try #require(TasmotaConfig(json))
        return (TasmotaLight.all(in: config)[index], config)
    }

    private static let full = LightReading(on: true, brightness: .full)
    private static let fade = "NoDelay;Fade2 1;NoDelay;Speed2 1;NoDelay;"
    private static let still = "NoDelay;Fade2 0;NoDelay;"
    private static let red = LightAction.Color.xy(Gamut.c.red)
    private static let orders: [(JSONValue, LightAction, LightReading, Said?)] = [
        (Record.config(), action(3) { $0.on = true; $0.brightness = .full }, full, Said("cmnd/lamp/Power1", "ON")),
        (Record.config(), action(0) { $0.on = false }, full, Said("cmnd/lamp/Power1", "OFF")),
        (Record.config(), action(0) { $0.color = red }, full, nil),
        (Record.lamp(1), action(0.4) { $0.brightness = .lowest }, full, Said("cmnd/lamp/Backlog", fade + "Dimmer 1")),
        (Record.lamp(1), action(0) { $0.on = true; $0.brightness = bri(127) }, full, Said("cmnd/lamp/Backlog", still + "Dimmer 50")),
        (Record.lamp(1, options: ["20": 1]), action(0) { $0.on = true; $0.brightness = bri(127) }, full,
            Said("cmnd/lamp/Backlog", still + "Dimmer 50;NoDelay;Power1 ON")),
        (Record.lamp(1), action(0) { $0.on = true }, full, Said("cmnd/lamp/Backlog", still + "Power1 ON")),
        (Record.lamp(1), action(0.4) { $0.on = false }, full, Said("cmnd/lamp/Backlog", fade + "Power1 OFF")),
        (Record.lamp(2), action(0) { $0.color = .mirek(Mirek(600)) }, full, Said("cmnd/lamp/Backlog", still + "CT 500")),
        (Record.lamp(2, options: ["82": 1]), action(0) { $0.color = .mirek(Mirek(153)) }, full, Said("cmnd/lamp/Backlog", still + "CT 200")),
        (Record.lamp(3), action(0) { $0.color = red; $0.brightness = bri(127) }, full,
            Said("cmnd/lamp/Backlog", still + "HSBColor1 0;NoDelay;HSBColor2 100;NoDelay;Dimmer 50")),
        (Record.lamp(3), action(0) { $0.effect = .colorLoop }, full, Said("cmnd/lamp/Backlog", still + "Scheme 2")),
        (Record.lamp(5), action(0) { $0.color = .xy(Gamut.c.blue) }, full,
            Said("cmnd/lamp/Backlog", still + "HSBColor1 240;NoDelay;HSBColor2 100")),
        (Record.lamp(1), action(0) { $0.alert = .breatheOnce }, full,
            Said("cmnd/lamp/Backlog", "NoDelay;Power1 TOGGLE;Delay 8;NoDelay;Power1 TOGGLE")),
        (Record.lamp(1), action(0) { $0.alert = .breatheLong }, full, Said("cmnd/lamp/Power1", "BLINK")),
        (Record.lamp(1), action(0) { $0.stopsFade = true }, full, nil),
        (Record.lamp(1, ["ty": 1]), action(0) { $0.brightness = bri(127) }, full, Said("cmnd/lamp/Dimmer3", "50")),
    ]

    @Test(arguments: orders)
    private func anOrderIsOneMessage(json: JSONValue, action: LightAction, said: LightReading, message: Said?) throws {
        let (light, config) = try Self.light(json)
        let messages = config.messages(for: light.commands(for: action, said))
        #expect(messages.map(Said.init) == (message.map { [$0] } ?? []))
        #expect(messages.allSatisfy { !$0.isRetained })
    }

    @Test func lightsOfOneDeviceHaveWordsOfTheirOwn() throws {
        let wanted = action(0) { $0.brightness = bri(127) }
        func commands(_ json: JSONValue, _ index: Int) throws -> [String] {
            Array(try Self.light(json, index).0.commands(for: wanted, Self.full).dropFirst())
        }
        let split = Record.lamp(5, ["rl": [2, 2], "lk": 0])
        #expect(try commands(split, 0) == ["Dimmer1 50"] && commands(split, 1) == ["Dimmer2 50"])
        let channels = Record.lamp(3, ["rl": [1, 2, 2]], options: ["68": 1])
        // The firmware counts them from the first output that is a light.
        #expect(try commands(channels, 1) == ["Channel2 50"] && commands(channels, 2) == ["Channel3 50"])
        let off = action(0) { $0.on = false }
        #expect(try Self.light(channels, 2).0.commands(for: off, Self.full).last == "Power3 OFF")
    }

    /// A speed is half seconds for all the way, so a part of the way at the same speed takes a part of the time.
    @Test(arguments: [
        (0.4, 1.0, 1), (2, 1.0, 4), (20, 1.0, 40), (600, 1.0, 40), (2, 0.5, 8), (2, 0.1, 40), (0.1, 1.0, nil), (0.1, 0.1, 2),
    ] as [(Double, Double, Int?)])
    func aFadeTakesItsTime(seconds: Double, part: Double, speed: Int?) throws {
        let (light, _) = try Self.light(Record.lamp(1))
        let commands = light.commands(for: action(seconds) { $0.brightness = Brightness(fraction: 1 - part) }, Self.full)
        #expect(commands.dropLast() == (speed.map { ["Fade2 1", "Speed2 \($0)"] } ?? ["Fade2 0"]))
        let (timed, _) = try Self.light(Record.lamp(1, options: ["117": 1]))
        let same = timed.commands(for: action(2) { $0.brightness = Brightness(fraction: 1 - part) }, Self.full)
        #expect(same.dropLast() == ["Fade2 1", "Speed2 4"])
    }

    @Test func aFadeOfColoursIsAsLongAsThatOfItsFarthestChannel() throws {
        let (light, _) = try Self.light(Record.lamp(3))
        var known = Self.full
        known.xy = Gamut.c.red
        #expect(light.commands(for: action(2) { $0.color = .xy(Gamut.c.blue) }, known)[1] == "Speed2 4")
        #expect(light.commands(for: action(2) { $0.color = .xy(Gamut.c.red) }, known)[1] == "Speed2 40")
        #expect(light.commands(for: action(2) { $0.on = false }, LightReading())[1] == "Speed2 4")
    }

    private static let states: [(JSONValue, JSONValue, LightReading)] = [
        (Record.config(), ["POWER": "ON"], LightReading(on: true)), (Record.config(), ["POWER1": "OFF"], LightReading(on: false)),
        (Record.config(["state": ["AUS", "AN"]]), ["POWER": "AN"], LightReading(on: true)),
        (Record.config(["state": ["AUS", "AN"]]), ["POWER": "OFF"], LightReading(on: false)),
        (Record.config(), ["POWER": "TOGGLE"], LightReading()), (Record.config(), ["POWER2": "ON", "Dimmer": 5], LightReading()),
        (Record.lamp(1), ["POWER": "ON", "Dimmer": 50], LightReading(on: true, brightness: bri(127))),
        (Record.lamp(1), ["POWER": "OFF", "Dimmer": 0], LightReading(on: false)), (Record.lamp(1), ["Dimmer": "x"], LightReading()),
        (Record.lamp(2), ["Dimmer": 100, "CT": 300], LightReading(brightness: .full, mirek: Mirek(300))),
        (Record.lamp(3), ["HSBColor": "0,100,50", "Dimmer": 100], LightReading(brightness: .full, xy: Gamut.c.red)),
        (Record.lamp(3), ["HSBColor": "0,100"], LightReading()), (Record.lamp(3), ["Scheme": 2], LightReading(effect: .colorLoop)),
        (Record.lamp(4), ["HSBColor": "0,0,0", "White": 50, "Color": "00000080"], LightReading()),
        (Record.lamp(4), ["HSBColor": "120,100,50", "White": 0], LightReading(xy: Gamut.c.green)),
        (Record.lamp(5), ["HSBColor": "0,100,50", "White": 40, "CT": 300], LightReading(mirek: Mirek(300))),
        (Record.lamp(5), ["HSBColor": "0,100,50", "White": 0, "CT": 300, "Color": "7F00000000"], LightReading(xy: Gamut.c.red)),
        (Record.lamp(5), ["HSBColor": "0,100,50", "CT": 300, "Color": "127,0,0,0,0"], LightReading(xy: Gamut.c.red)),
        (Record.lamp(5), ["HSBColor": "0,100,50", "CT": 300, "Color": "0000004050"], LightReading(mirek: Mirek(300))),
        (Record.lamp(5), ["HSBColor": "0,100,0", "CT": 300, "Color": "0000000000"], LightReading()),
        (Record.lamp(5), ["HSBColor": "0,100,50", "CT": 300, "Channel": [0, 0, 0, 9, 9]], LightReading(mirek: Mirek(300))),
        (Record.lamp(1, ["rl": [2, 2]], options: ["68": 1]), ["Channel": [50, 7], "POWER1": "ON"], LightReading(on: true, brightness: bri(127))),
        (Record.lamp(1, ["rl": [2, 2]], options: ["68": 1]), ["Channel1": 50, "Channel2": 7], LightReading(brightness: bri(127))),
        (Record.lamp(5, ["rl": [2, 2], "lk": 0]), ["Dimmer1": 50, "Dimmer2": 9], LightReading(brightness: bri(127))),
    ]

    @Test(arguments: states)
    func aLightSaysHowItIsSet(json: JSONValue, said: JSONValue, reading: LightReading) throws {
        let (light, config) = try Self.light(json)
        let heard = light.reading(said.object ?? [:], config)
        #expect(heard.isAbout(reading), "\(heard)")
    }

    @Test func aColourComesBackAsItWasAskedFor() throws {
        let (light, config) = try Self.light(Record.lamp(3))
        for point in [ColorXY(x: 0.3127, y: 0.329), ColorXY(x: 0.45, y: 0.41), ColorXY(x: 0.2, y: 0.4), ColorXY(x: 0.3, y: 0.15)] {
            let words = light.commands(for: action(0) { $0.color = .xy(point) }, Self.full).dropFirst().compactMap { $0.split(separator: " ").last }
            let back = light.reading(["HSBColor": .string(words.joined(separator: ",") + ",100")], config)
            let shown = try #require(back.xy)
            #expect(shown.x.isAbout(point.x, within: 0.01) && shown.y.isAbout(point.y, within: 0.01), "\(point) \(shown)")
        }
    }
}
