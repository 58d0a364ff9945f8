import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What is said to a LIFX light, and what it says")
struct LIFXLampTests {
    private static let abilities = LIFXProduct(number: 91).abilities

    private static let half = LIFXColor(hue: 0, saturation: 0, brightness: 0x8000, kelvin: 3500)

    private func lamp(on: Bool = true, _ color: LIFXColor = half) -> LIFXLamp {
        LIFXLamp(abilities: Self.abilities, state: LIFXState(color: color, isOn: on))
    }

    private func said(_ lamp: LIFXLamp, _ seconds: Double = 0.4, _ change: (inout LightAction) -> Void) -> [LIFXMessage] {
        var lamp = lamp
        return lamp.take(action(seconds, change))
    }

    @Test func aLightThatIsOffGetsItsColorBeforeItComesOn() {
        let messages = said(lamp(on: false)) { $0.on = true; $0.color = .hueSaturation(HueSaturation(hue: 240, saturation: 1)) }
        let blue = LIFXColor(hue: 43_690, saturation: 65_535, brightness: 0x8000, kelvin: 3500)
        #expect(messages == [.setColor(blue, .zero), .setLightPower(true, .milliseconds(400))])
    }

    @Test func aLightThatIsOffGetsItsBrightnessBeforeItComesOn() {
        let messages = said(lamp(on: false)) { $0.on = true; $0.brightness = .full }
        let full = LIFXColor(hue: 0, saturation: 0, brightness: 65_535, kelvin: 3500)
        #expect(messages == [.setColor(full, .zero), .setLightPower(true, .milliseconds(400))])
    }

    @Test func powerAloneIsPowerAlone() {
        #expect(said(lamp(on: false)) { $0.on = true } == [.setLightPower(true, .milliseconds(400))])
        #expect(said(lamp()) { $0.on = false; $0.brightness = .full } == [.setLightPower(false, .milliseconds(400))])
    }

    @Test func brightnessAloneLeavesAColorOnItsWay() {
        let messages = said(lamp(), 1) { $0.brightness = .full }
        #expect(messages == [.setBrightness(LIFXColor(hue: 0, saturation: 0, brightness: 65_535, kelvin: 3500), .seconds(1))])
    }

    @Test func aLightWithoutBrightnessIsDarkAndComesOnInFull() {
        let dark = lamp(LIFXColor(hue: 0, saturation: 0, brightness: 0, kelvin: 3500))
        #expect(dark.reading.on == false && dark.reading.brightness == nil)
        let messages = said(dark) { $0.on = true }
        #expect(messages.first?.type == 119 && messages.last == .setLightPower(true, .milliseconds(400)))
    }

    @Test(arguments: [(0.0, 258), (126.0 / 253, 32_768), (1.0, 65_535)])
    func brightnessIsAShareOfTheOutput(_ fraction: Double, _ number: UInt16) {
        var color = LIFXColor(hue: 0, saturation: 0, brightness: 0, kelvin: 3500)
        color.set(Brightness(fraction: fraction))
        #expect(color.brightness == number)
        #expect(color.level?.fraction.isAbout(fraction, within: 1e-4) == true)
    }

    @Test(arguments: [2700, 4000, 6500, 9000, 1500])
    func aWhiteComesBackAsItWasAskedFor(_ kelvin: Int) {
        let mirek = Mirek(Int((1_000_000 / Double(kelvin)).rounded()))
        var lamp = lamp()
        _ = lamp.take(action(0) { $0.color = .mirek(mirek) })
        #expect(lamp.state.color.saturation == 0)
        #expect(lamp.reading.mirek == mirek && lamp.reading.xy == nil)
    }

    @Test(arguments: [(0.6, 0.35), (0.2, 0.6), (0.16, 0.06), (0.3804, 0.3768), (0.45, 0.41)])
    func aColorComesBackAsItWasAskedFor(_ x: Double, _ y: Double) {
        var lamp = lamp()
        _ = lamp.take(action(0) { $0.color = .xy(ColorXY(x: x, y: y)) })
        #expect(lamp.reading.xy?.isAbout(ColorXY(x: x, y: y)) == true, "a colour near white is still a colour")
        #expect(lamp.reading.mirek == nil)
    }

    @Test func anAnswerTellsOnlyWhatWasAsked() {
        var lamp = lamp()
        let wanted = action(0) { $0.brightness = .full }
        _ = lamp.take(wanted)
        #expect(lamp.reading(after: wanted) == LightReading(brightness: .full))
    }

    @Test func attentionIsABreathToTheOtherEnd() {
        let bright = lamp(LIFXColor(hue: 9, saturation: 9, brightness: 60_000, kelvin: 3500))
        let other = LIFXColor(hue: 9, saturation: 9, brightness: 0, kelvin: 3500)
        #expect(bright.attention(.breatheOnce) == [.breathe(to: other, period: .seconds(1), cycles: 1)])
        #expect(bright.attention(.breatheLong) == [.breathe(to: other, period: .seconds(1), cycles: 15)])
        #expect(bright.attention(.none) == [.setColor(bright.state.color, .zero)])
    }

    @Test(arguments: [
        (43_690, 65_535, 32_768, true), (43_674, 65_520, 32_784, true), (43_707, 65_535, 32_768, false),
        (43_690, 65_500, 32_768, false), (43_690, 65_535, 33_026, false),
    ] as [(UInt16, UInt16, UInt16, Bool)])
    func zonesAreOnTheAverageWhatTheyWereTold(_ hue: UInt16, _ saturation: UInt16, _ brightness: UInt16, _ isSame: Bool) {
        let told = LIFXColor(hue: 43_690, saturation: 65_535, brightness: 32_768, kelvin: 3500)
        var lamp = lamp(told)
        let said = LIFXColor(hue: hue, saturation: saturation, brightness: brightness, kelvin: 3500)
        lamp.hear(LIFXState(color: said, isOn: true))
        #expect(lamp.state.color == (isSame ? told : said))
    }

    @Test func redIsNearItselfOnBothSides() {
        let red = LIFXColor(hue: 65_530, saturation: 65_535, brightness: 65_535, kelvin: 3500)
        var other = red
        other.hue = 4
        #expect(red.isNear(other) && other.isNear(red))
        other.kelvin = 3510
        #expect(!red.isNear(other))
    }
}
