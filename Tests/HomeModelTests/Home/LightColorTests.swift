import HomeModel
import Testing

@Suite("Setting a colour")
struct LightColorTests {
    private let blue = ColorXY(x: 0.2, y: 0.2)

    private func litLamp(_ abilities: LightAbilities = .color) throws -> (TestHome, ResourceID) {
        var test = try TestHome()
        let lamp = try test.addLitLamps(abilities)[0]
        return (test, lamp)
    }

    @Test func `chromaticity beats temperature beats hue and saturation`() throws {
        var (test, lamp) = try litLamp()
        let rest = patch { $0.hue = .to(300); $0.saturation = .to(1) }
        try test.perform(.setLight(lamp, rest))
        #expect(try test.state(lamp).color?.mode == .hueSaturation)
        var warmer = rest
        warmer.mirek = .to(Mirek(400))
        try test.perform(.setLight(lamp, warmer))
        #expect(try test.state(lamp).color?.mode == .temperature && test.state(lamp).color?.mirek == Mirek(400))
        warmer.xy = .to(blue)
        let outcome = try test.perform(.setLight(lamp, warmer))
        #expect(try test.state(lamp).color?.mode == .xy && test.state(lamp).color?.xy == blue)
        #expect(outcome.orders.first?.action.color == .xy(blue))
    }

    @Test func `whatever is set, the other ways of saying it follow`() throws {
        var (test, lamp) = try litLamp()
        try test.perform(.setLight(lamp, patch { $0.xy = .to(Mirek(250).xy) }))
        let color = try #require(try test.state(lamp).color)
        #expect((245...255).contains(color.mirek?.value ?? 0))
        #expect(color.hueSaturation == Gamut.c.hueSaturation(of: Mirek(250).xy))
    }

    @Test func `hue alone keeps the saturation, and the other way round`() throws {
        var (test, lamp) = try litLamp()
        try test.perform(.setLight(lamp, patch { $0.hue = .to(100); $0.saturation = .to(0.75) }))
        try test.perform(.setLight(lamp, patch { $0.hue = .by(-150) }))
        #expect(try test.state(lamp).color?.hueSaturation == HueSaturation(hue: 310, saturation: 0.75))
        let outcome = try test.perform(.setLight(lamp, patch { $0.saturation = .by(0.5) }))
        #expect(outcome.orders.first?.action.color == .hueSaturation(HueSaturation(hue: 310, saturation: 1)))
    }

    @Test func `a colour outside the gamut and a temperature beyond the range become the nearest`() throws {
        var (test, lamp) = try litLamp(.color)
        try test.perform(.setLight(lamp, patch { $0.xy = .to(ColorXY(x: 1, y: 0)) }))
        #expect(try test.state(lamp).color?.xy == Gamut.c.red)
        try test.perform(.setLight(lamp, patch { $0.mirek = .to(Mirek(900)) }))
        #expect(try test.state(lamp).color?.mirek == Mirek(500))
        try test.perform(.setLight(lamp, patch { $0.mirek = .by(-1000) }))
        #expect(try test.state(lamp).color?.mirek == Mirek(153))
        try test.perform(.setLight(lamp, patch { $0.xy = .by(.init(dx: 0.1, dy: -0.5)) }))
        #expect(try test.state(lamp).color?.xy.map(Gamut.c.contains) == true)
    }

    @Test func `a lamp with whites has no chromaticity, one without whites no temperature`() throws {
        let whites = try litLamp(.whites)
        let white = try #require(try whites.0.state(whites.1).color)
        #expect(white.mode == .temperature && white.xy == nil && white.hueSaturation == nil)
        let colors = try litLamp(LightAbilities(gamut: .a))
        let color = try #require(try colors.0.state(colors.1).color)
        #expect(color.mode == .xy && color.mirek == nil && color.xy != nil)
    }

    @Test func `chromaticity and temperature end an effect, hue and brightness do not`() throws {
        var (test, lamp) = try litLamp()
        let endings: [(LightPatch, LightEffect)] = [
            (patch { $0.hue = .to(5) }, .colorLoop), (patch { $0.brightness = .to(.lowest) }, .colorLoop),
            (patch { $0.mirek = .to(Mirek(300)) }, .none), (patch { $0.xy = .to(.white) }, .none),
            (patch { $0.effect = LightEffect.none }, .none),
        ]
        for (ending, effect) in endings {
            try test.perform(.setLight(lamp, patch { $0.effect = .colorLoop }))
            try test.perform(.setLight(lamp, ending))
            #expect(try test.state(lamp).effect == effect)
        }
    }

    @Test func `an alert is remembered as the last that was asked for`() throws {
        var (test, lamp) = try litLamp()
        let outcome = try test.perform(.setLight(lamp, patch { $0.alert = .breatheOnce }))
        #expect(outcome.changes == [Change(.updated([.alert]), ResourceReference(.light, lamp))])
        #expect(outcome.orders.first?.action.alert == .breatheOnce)
        #expect(try test.state(lamp).alert == .breatheOnce)
    }
}
