@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("The words for lamps")
struct LightWordsTests {
    private let color = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)

    @Test(arguments: [(1, 0.0), (254, 1.0), (0, 0.0), (300, 1.0), (128, 127.0 / 253)])
    func brightnessRunsFromOneTo254(bri: Int64, fraction: Double) {
        #expect(LightWords.reading(["bri": .int(bri)], abilities: color).brightness == Brightness(fraction: fraction))
    }

    @Test func everyBrightnessComesBackAsItWent() {
        for bri in Int64(1)...254 {
            let reading = LightWords.reading(["bri": .int(bri)], abilities: color)
            var action = LightAction()
            action.brightness = reading.brightness
            #expect(LightWords.words(for: action) == ["bri": .int(bri)])
        }
    }

    @Test func aChromaticityBeatsHueAndThatATemperature() {
        let all: JSONValue = ["xy": [0.3, 0.4], "hue": 0, "sat": 254, "ct": 300]
        #expect(LightWords.reading(all, abilities: color) == LightReading(xy: ColorXY(x: 0.3, y: 0.4)))
        let hue: JSONValue = ["hue": 0, "sat": 254, "ct": 300]
        #expect(LightWords.reading(hue, abilities: color) == LightReading(xy: Gamut.c.xy(of: HueSaturation(hue: 0, saturation: 1))))
        #expect(LightWords.reading(["ct": 300], abilities: color) == LightReading(mirek: Mirek(300)))
    }

    @Test(arguments: [
        JSONValue.null, [], "light", ["bri": "bright"], ["xy": [0.1]], ["xy": ["a", "b"]], ["ct": [], "hue": nil, "sat": [:]],
    ])
    func whatCannotBeReadIsLeftOut(words: JSONValue) {
        #expect(LightWords.reading(words, abilities: color) == LightReading())
        #expect(LightWords.patch(words).attributes.isEmpty)
    }

    @Test func aPatchHasEverythingThatIsAskedFor() {
        let patch = LightWords.patch(["bri": 254, "ct": 200, "hue": 32_768, "sat": 127, "xy": [0.2, 0.3]])
        #expect(patch.brightness == .to(.full))
        #expect(patch.mirek == .to(Mirek(200)))
        #expect(patch.hue == .to(180))
        #expect(patch.saturation == .to(0.5))
        #expect(patch.xy == .to(ColorXY(x: 0.2, y: 0.3)))
    }

    @Test func colourGoesOutInTheWayItWasAskedFor() {
        var action = LightAction()
        action.color = .hueSaturation(HueSaturation(hue: 180, saturation: 1))
        #expect(LightWords.words(for: action) == ["hue": 32_768, "sat": 254])
        action.color = .hueSaturation(HueSaturation(hue: 359.999, saturation: 0))
        #expect(LightWords.words(for: action)["hue"] == 0, "the wheel begins anew")
        action.color = .mirek(Mirek(366))
        #expect(LightWords.words(for: action) == ["ct": 366])
        action.color = .xy(ColorXY(x: 0.5, y: 0.25))
        #expect(LightWords.words(for: action) == ["xy": [0.5, 0.25]])
    }
}
