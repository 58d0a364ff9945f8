import HomeModel
@testable import LocalDrivers
import Testing

@Suite("Lights of ESPHome", .timeLimit(.minutes(1)))
struct ESPLightTests {
    private static func light(_ modes: UInt64..., effects: [String] = []) throws -> ESPLight {
        var lamp = FakeESPLamp()
        (lamp.modes, lamp.effects) = (modes, effects)
        return try #require(ESPLight(lamp.entry))
    }

    /// What a lamp with these modes is told.
    private func told(_ light: ESPLight, _ change: (inout LightAction) -> Void) -> ProtoFields {
        light.commands(for: action(0.4, change), said: ESPSaid(reading: LightReading(on: true))).first?.fields ?? ProtoFields([])
    }

    @Test(arguments: [
        ([1], false, false, false), ([3], true, false, false), ([11], true, true, false), ([19], true, true, false),
        ([35], true, false, true), ([39], true, false, true), ([11, 47], true, true, true), ([51], true, true, true),
        ([35, 19], true, true, true), ([7], true, false, false),
    ] as [([UInt64], Bool, Bool, Bool)])
    func abilitiesFollowFromTheModes(_ modes: [UInt64], dims: Bool, whites: Bool, colors: Bool) throws {
        var lamp = FakeESPLamp()
        (lamp.modes, lamp.mireds) = (modes, (200, 400))
        let abilities = try #require(ESPLight(lamp.entry)).abilities
        #expect(abilities.dims == dims)
        #expect(abilities.temperatures == (whites ? MirekRange(200, 400) : nil))
        #expect((abilities.gamut != nil) == colors)
    }

    @Test func settingsAndWhatIsOffByDefaultAreNoLamps() {
        var lamp = FakeESPLamp()
        lamp.category = 1
        #expect(ESPLight(lamp.entry) == nil)
        (lamp.category, lamp.disabled) = (0, true)
        #expect(ESPLight(lamp.entry) == nil)
    }

    @Test func theTopAndTheLowestLevelAreWhatTheyAre() throws {
        let light = try Self.light(3)
        let top = told(light) { ($0.on, $0.brightness) = (true, .full) }
        #expect(top.bool(2) && top.bool(3) && top.bool(4) && top.float(5) == 1)
        let lowest = told(light) { $0.brightness = .lowest }
        #expect(!lowest.bool(2) && lowest.float(5).isAbout(1 / 254, within: 1e-6))
        #expect(lowest.bool(14) && lowest.uint(15) == 400)
    }

    @Test func offSaysNothingElse() throws {
        let fields = told(try Self.light(11, 47)) { action in
            (action.on, action.brightness, action.color) = (false, .full, .mirek(Mirek(300)))
        }
        #expect(fields.bool(2) && !fields.bool(3))
        #expect(!fields.bool(4) && !fields.bool(22) && !fields.bool(12))
    }

    @Test func whiteIsForcedByItsModeOnALampOfAllColors() throws {
        let fields = told(try Self.light(47, 11)) { $0.color = .mirek(Mirek(600)) }
        #expect(fields.bool(22) && fields.uint(23) == 11)
        #expect(fields.bool(12) && fields.float(13) == 500)
        #expect(!fields.bool(6) && !fields.bool(20))
    }

    @Test func colorComesAtFullStrengthAndBrightnessByItself() throws {
        let fields = told(try Self.light(11, 47)) { action in
            (action.color, action.brightness) = (.xy(Gamut.c.red), Brightness(fraction: 0.5))
        }
        #expect(fields.uint(23) == 47)
        #expect(fields.bool(20) && fields.float(21) == 1)
        #expect(fields.bool(6) && fields.float(7) == 1 && fields.float(8).isAbout(0, within: 1e-3) && fields.float(9).isAbout(0, within: 1e-3))
        #expect(fields.bool(4) && fields.float(5).isAbout(0.5, within: 0.01))
        #expect(fields.bool(10) == false || fields.float(11) == 0)
    }

    @Test func whiteOfALampThatMixesBothIsWhiteAlone() throws {
        let fields = told(try Self.light(51)) { $0.color = .mirek(Mirek(153)) }
        #expect(fields.uint(23) == 51)
        #expect(fields.bool(20) && fields.float(21) == 0)
        #expect(fields.bool(24) && fields.float(25) == 1 && fields.bool(26) && fields.float(27) == 0)
    }

    @Test func paleColorsGoToTheWhiteThatALampHas() throws {
        let white = told(try Self.light(39)) { $0.color = .hueSaturation(HueSaturation(hue: 200, saturation: 0)) }
        #expect(white.uint(23) == 39 && white.float(11) == 1 && white.float(21) == 0)
        let color = told(try Self.light(39)) { $0.color = .hueSaturation(HueSaturation(hue: 120, saturation: 1)) }
        #expect(color.bool(10) && color.float(11) == 0 && color.float(8) == 1)
    }

    @Test func aLampThatHasNoSuchWordIsToldNothing() throws {
        let plain = try Self.light(1)
        #expect(plain.commands(for: action(0) { $0.brightness = .full }).isEmpty)
        #expect(plain.commands(for: action(0) { $0.color = .mirek(Mirek(300)) }).isEmpty)
        #expect(plain.commands(for: action(0) { $0.effect = .colorLoop }).isEmpty)
    }

    @Test func effectsGoByTheDevicesOwnNames() throws {
        let light = try Self.light(35, effects: ["Flicker", "Rainbow"])
        let begin = told(light) { $0.effect = .colorLoop }
        #expect(begin.bool(18) && begin.string(19) == "Rainbow" && !begin.bool(14))
        #expect(told(light) { $0.effect = LightEffect.none }.string(19) == "None")
    }

    /// What a lamp is told, it says, and means what was asked for.
    @Test(arguments: [[3], [11], [19], [35], [39], [11, 47], [51], [35, 19]] as [[UInt64]])
    func whatWasAskedForComesBack(_ modes: [UInt64]) throws {
        var lamp = FakeESPLamp()
        lamp.modes = modes
        let light = try #require(ESPLight(lamp.entry))
        let wishes: [LightAction.Color] = [
            .mirek(Mirek(153)), .mirek(Mirek(300)), .mirek(Mirek(500)), .xy(Gamut.c.red), .xy(ColorXY(x: 0.3, y: 0.4)),
            .hueSaturation(HueSaturation(hue: 240, saturation: 0.6)),
        ]
        for wish in wishes {
            for fraction in [0, 0.3, 1] {
                let wanted = action(0) { ($0.on, $0.brightness, $0.color) = (true, Brightness(fraction: fraction), wish) }
                for frame in light.commands(for: wanted) { lamp.take(frame.fields) }
                let reading = light.reading(lamp.state.fields)
                #expect(reading.shows(wanted, abilities: light.abilities), "\(wish) \(fraction): \(reading)")
            }
        }
    }
}
