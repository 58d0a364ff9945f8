@testable import CloudConnectors
import HomeModel
import Testing

@Suite("eWeLink: how devices count", .timeLimit(.minutes(1)))
struct EWeLinkScaleTests {
    private static let scales: [(EWeLinkScale, ClosedRange<Int>)] = [
        (.percent, 1...100), (.span(10, 100), 10...100), (.span(25, 255), 25...255), (.span(10, 255), 10...255),
    ]

    // E-44
    @Test(arguments: [(1, 10), (127, 55), (254, 100)])
    func aDimmerCountsFromTen(bri: Int, wire: Int) {
        let scale = EWeLinkScale.span(10, 100)
        #expect(scale.number(Self.bri(bri)) == wire)
        #expect(scale.brightness(Double(wire)) == Self.bri(bri))
    }

    @Test(arguments: [(1, 1), (2, 1), (127, 50), (128, 50), (253, 100), (254, 100)])
    func aHundredIsCountedByHuesSteps(bri: Int, wire: Int) { #expect(EWeLinkScale.percent.number(Self.bri(bri)) == wire) }

    @Test(arguments: [(1, 25), (127, 140), (254, 255)])
    func aChannelCountsFromTwentyFive(bri: Int, wire: Int) { #expect(EWeLinkScale.span(25, 255).number(Self.bri(bri)) == wire) }

    @Test func everyNumberOfAScaleSurvivesARoundTrip() {
        for (scale, numbers) in Self.scales {
            for number in numbers { #expect(scale.number(scale.brightness(Double(number))) == number, "\(scale) \(number)") }
        }
    }

    @Test func everyBrightnessIsOnTheScaleAndNearItselfWhenItIsBack() {
        for (scale, numbers) in Self.scales {
            for step in 1...254 {
                let number = scale.number(Self.bri(step))
                #expect(numbers.contains(number))
                #expect(abs(scale.brightness(Double(number)).fraction - Self.bri(step).fraction) <= 0.02)
            }
        }
    }

    @Test(arguments: [-5.0, 0, 101, 1e8])
    func whatIsOffTheScaleIsMovedToItsEnd(number: Double) {
        let brightness = EWeLinkScale.span(10, 100).brightness(number)
        #expect(brightness == (number < 10 ? .lowest : .full))
        #expect(EWeLinkScale.percent.brightness(number) == (number < 10 ? .lowest : .full))
    }

    @Test(arguments: [(153, 255), (454, 0), (250, 107), (500, 0), (100, 255)])
    func temperaturesAreEvenInKelvin(mirek: Int, wire: Int) {
        #expect(EWeLinkTone(top: 255).number(Mirek(mirek)) == wire)
        #expect(EWeLinkTone(top: 255, isInverted: true).number(Mirek(mirek)) == 255 - wire)
    }

    @Test func everyNumberOfATemperatureSurvivesARoundTripOrIsOneOff() {
        for tone in [EWeLinkTone(top: 255), EWeLinkTone(top: 100), EWeLinkTone(top: 255, isInverted: true)] {
            for number in 0...tone.top {
                let mirek = tone.mirek(Double(number))
                #expect(EWeLinkTone.range.clamp(mirek) == mirek)
                // A mired is as much as three steps where it is cold.
                #expect(abs(tone.number(mirek) - number) <= 2, "\(tone) \(number)")
            }
        }
    }

    private static func bri(_ step: Int) -> Brightness { Brightness(fraction: Double(step - 1) / 253) }
}

@Suite("eWeLink: colours", .timeLimit(.minutes(1)))
struct EWeLinkRGBTests {
    @Test(arguments: [
        (0.0, 1.0, (255, 0, 0)), (60, 1, (255, 255, 0)), (120, 1, (0, 255, 0)), (180, 1, (0, 255, 255)), (240, 1, (0, 0, 255)),
        (300, 1, (255, 0, 255)), (0, 0, (255, 255, 255)), (30, 0.5, (255, 191, 128)),
    ])
    func aHueIsAColour(hue: Double, saturation: Double, rgb: (Int, Int, Int)) {
        let color = EWeLinkRGB(HueSaturation(hue: hue, saturation: saturation))
        #expect((color.red, color.green, color.blue) == rgb)
    }

    @Test func coloursSurviveARoundTrip() throws {
        for hue in stride(from: 0.0, to: 360, by: 7) {
            for saturation in stride(from: 0.1, through: 1, by: 0.1) {
                let rgb = EWeLinkRGB(HueSaturation(hue: hue, saturation: saturation))
                let back = try #require(rgb.hueSaturation)
                #expect(EWeLinkRGB(back) == rgb)
                #expect(abs(back.saturation - saturation) < 0.004)
            }
        }
    }

    @Test func blackHasNoColourAndHalfTheValueTheSame() {
        #expect(EWeLinkRGB(red: 0, green: 0, blue: 0).hueSaturation == nil)
        let half = EWeLinkRGB(HueSaturation(hue: 120, saturation: 1), value: 0.5)
        #expect(half == EWeLinkRGB(red: 0, green: 128, blue: 0))
        #expect(half.hueSaturation == HueSaturation(hue: 120, saturation: 1))
    }
}
