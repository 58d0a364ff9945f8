import HomeModel
import Testing

@Suite("What lamps say of themselves")
struct LightReadingTests {
    private let color = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)

    @Test func laterWordsWinAndColourEndsWhite() {
        var reading = LightReading(on: false, brightness: .full, mirek: Mirek(300))
        reading.merge(LightReading(on: true, xy: ColorXY(x: 0.6, y: 0.3)))
        #expect(reading == LightReading(on: true, brightness: .full, xy: ColorXY(x: 0.6, y: 0.3)))
        reading.merge(LightReading(mirek: Mirek(200)))
        #expect(reading == LightReading(on: true, brightness: .full, mirek: Mirek(200)))
    }

    @Test(arguments: [
        (LightReading(on: true), true), (LightReading(on: false), false), (LightReading(), false),
    ])
    func beingOnMustBeSaid(reading: LightReading, shows: Bool) {
        var action = LightAction()
        action.on = true
        #expect(reading.shows(action, abilities: color) == shows)
    }

    @Test(arguments: [(0.5, true), (0.51, true), (0.485, true), (0.53, false), (0.1, false)])
    func brightnessIsTakenInTheLampsOwnSteps(said: Double, shows: Bool) {
        var action = LightAction()
        action.brightness = Brightness(fraction: 0.5)
        #expect(LightReading(brightness: Brightness(fraction: said)).shows(action, abilities: color) == shows)
        #expect(LightReading().shows(action, abilities: LightAbilities(dims: false)), "it cannot, so it need not say")
    }

    @Test func aLampThatIsOffNeedSayNothingElse() {
        var action = LightAction()
        action.on = false
        action.brightness = .full
        #expect(LightReading(on: false).shows(action, abilities: color))
    }

    @Test func coloursAreComparedInTheWayTheyAreSaid() {
        var action = LightAction()
        action.color = .hueSaturation(HueSaturation(hue: 0, saturation: 1))
        let red = Gamut.c.xy(of: HueSaturation(hue: 0, saturation: 1))
        #expect(LightReading(xy: red).shows(action, abilities: color))
        #expect(!LightReading(xy: ColorXY(x: 0.2, y: 0.2)).shows(action, abilities: color))
        #expect(!LightReading(mirek: Mirek(300)).shows(action, abilities: color))
        action.color = .mirek(Mirek(300))
        #expect(LightReading(mirek: Mirek(303)).shows(action, abilities: color))
        #expect(!LightReading(mirek: Mirek(320)).shows(action, abilities: color))
        action.color = .xy(red)
        #expect(LightReading().shows(action, abilities: LightAbilities()), "a lamp without colours need not show one")
    }

    @Test func aStateReadsAsALampInItWouldSay() {
        let light = LightState(on: true, brightness: .full, color: LightColor(white: Mirek(250), abilities: color))
        #expect(LightReading(of: light) == LightReading(on: true, brightness: .full, mirek: Mirek(250), effect: LightEffect.none))
    }
}
