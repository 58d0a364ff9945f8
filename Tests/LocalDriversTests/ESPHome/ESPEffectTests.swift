import HomeModel
@testable import LocalDrivers
import Testing

/// As real firmware was seen to do it (ESPHome 2026.6): an effect runs on over whatever colour is set, until somebody ends it by
/// its name or turns the light off.
@Suite("Effects of ESPHome", .timeLimit(.minutes(1)))
struct ESPEffectTests {
    private static let color = action(0.4) { $0.color = .xy(Gamut.c.red) }
    private static let hue = action(0.4) { $0.color = .hueSaturation(HueSaturation(hue: 120, saturation: 1)) }
    private static let level = action(0.4) { $0.brightness = .full }
    private static let off = action(0.4) { ($0.on, $0.color) = (false, .xy(Gamut.c.red)) }
    private static let end = action(0.4) { $0.effect = LightEffect.none }
    private static let loop = action(0.4) { ($0.effect, $0.color) = (.colorLoop, .xy(Gamut.c.red)) }

    private static func light(_ effects: [String]) throws -> ESPLight {
        var lamp = FakeESPLamp()
        (lamp.modes, lamp.effects) = ([35], effects)
        return try #require(ESPLight(lamp.entry))
    }

    @Test(arguments: [
        ("Random", color, true), ("Random", hue, true), ("Random", level, false), ("Random", off, false), ("Random", end, true),
        ("Random", loop, false), ("Rainbow", hue, false), ("Rainbow", color, true), (nil, color, false), (nil, hue, false),
    ] as [(String?, LightAction, Bool)])
    func oneThatRunsIsEndedByWhatItWouldCover(_ running: String?, _ action: LightAction, isEnded: Bool) throws {
        let frames = try Self.light(["Random", "Rainbow"]).commands(for: action, said: ESPSaid(effect: running))
        #expect((frames.first?.fields.string(19) == "None") == isEnded)
        // An end beside a fade would cut the fade short.
        #expect(frames.allSatisfy { !($0.fields.bool(18) && $0.fields.bool(14)) })
        #expect(!isEnded || action.color == nil || frames.last?.fields.uint(15) == 400)
    }

    @Test func aLightWithoutEffectsIsToldOfNone() throws {
        #expect(try Self.light([]).commands(for: Self.end).isEmpty)
        #expect(try Self.light([]).commands(for: Self.color).count == 1)
    }

    @Test(arguments: [("", nil), ("None", nil), ("Strobe", "Strobe")] as [(String, String?)])
    func whatRunsIsKnownByItsName(_ name: String, _ running: String?) throws {
        var (lamp, said) = (FakeESPLamp(), ESPSaid())
        (lamp.modes, lamp.effects, lamp.effect) = ([35], ["Strobe"], name)
        let light = try Self.light(["Strobe"])
        light.take(lamp.state.fields, as: light.reading(lamp.state.fields), into: &said)
        #expect(said.effect == running)
    }

    @Test func aNewBrightnessIsAllOfTheBrightness() throws {
        var (lamp, said) = (FakeESPLamp(), ESPSaid())
        (lamp.modes, lamp.mode, lamp.levels) = ([35], 35, [3: 0.5, 10: 0.5, 4: 1, 5: 0.5, 6: 0])
        let light = try Self.light([])
        light.take(lamp.state.fields, as: light.reading(lamp.state.fields), into: &said)
        #expect(said.dimmed == .color && said.reading.brightness?.fraction.isAbout(0.25, within: 0.01) ?? false)
        for frame in light.commands(for: action(0) { $0.brightness = Brightness(fraction: 0.8) }, said: said) { lamp.take(frame.fields) }
        let reading = light.reading(lamp.state.fields)
        #expect(reading.brightness?.fraction.isAbout(0.8, within: 0.01) ?? false)
        #expect(reading.xy == said.reading.xy)
        light.take(lamp.state.fields, as: light.reading(lamp.state.fields), into: &said)
        #expect(said.dimmed.isEmpty)
    }

    @Test func aWhiteOfItsOwnIsTurnedUpAsWell() throws {
        var (lamp, said) = (FakeESPLamp(), ESPSaid())
        (lamp.modes, lamp.mode, lamp.levels) = ([39], 39, [3: 1, 10: 0, 4: 1, 5: 1, 6: 1, 7: 0.5])
        let light = try #require(ESPLight(lamp.entry))
        light.take(lamp.state.fields, as: light.reading(lamp.state.fields), into: &said)
        #expect(said.dimmed == .white)
        let fields = try #require(light.commands(for: Self.level, said: said).first).fields
        #expect(fields.bool(10) && fields.float(11) == 1 && !fields.bool(20))
    }
}
