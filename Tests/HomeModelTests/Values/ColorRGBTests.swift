import HomeModel
import Testing

@Suite("Red, green and blue")
struct ColorRGBTests {
    @Test func theCornersOfAGamutAreItsLights() {
        for gamut in [Gamut.a, .b, .c] {
            #expect(ColorRGB(showing: gamut.red, in: gamut).levels == [255, 0, 0])
            #expect(ColorRGB(showing: gamut.green, in: gamut).levels == [0, 255, 0])
            #expect(ColorRGB(showing: gamut.blue, in: gamut).levels == [0, 0, 255])
            #expect(ColorRGB(levels: 255, 0, 0).xy(in: gamut) == gamut.red)
        }
    }

    @Test func daylightIsAllOfThem() {
        #expect(ColorRGB(showing: ColorXY(x: 0.3127, y: 0.329)).levels == [255, 255, 255])
        #expect(ColorRGB(levels: 40, 40, 40).xy() == ColorXY(x: 0.3127, y: 0.329))
    }

    @Test func oneIsAlwaysFullAndColoursSurviveARoundTripOfBytes() throws {
        for x in stride(from: 0.17, through: 0.66, by: 0.035) {
            for y in stride(from: 0.08, through: 0.68, by: 0.04) {
                let shown = Gamut.c.clip(ColorXY(x: x, y: y))
                let rgb = ColorRGB(showing: shown)
                #expect(rgb.levels.max() == 255)
                let levels = rgb.levels.map(Double.init)
                let back = try #require(ColorRGB(levels: levels[0], levels[1], levels[2]).xy())
                #expect(abs(back.x - shown.x) < 0.005 && abs(back.y - shown.y) < 0.005, "\(shown) \(back)")
            }
        }
    }

    @Test func howDarkItIsDoesNotMatterAndBlackHasNoColour() throws {
        let full = try #require(ColorRGB(levels: 255, 128, 0).xy())
        #expect(ColorRGB(red: 1, green: 128.0 / 255, blue: 0).scaled(by: 0.5).xy() == full)
        #expect(ColorRGB(levels: 0, 0, 0).xy() == nil && ColorRGB(levels: 0, 0, 0).hueSaturation == nil)
        #expect(ColorRGB(levels: .nan, -3, 900).levels == [0, 0, 255])
    }

    @Test(arguments: [
        (0.0, 1.0, [255, 0, 0]), (60, 1, [255, 255, 0]), (180, 1, [0, 255, 255]), (300, 1, [255, 0, 255]), (0, 0, [255, 255, 255]),
        (30, 0.5, [255, 191, 128]),
    ])
    func theWheelHasThemInItsThirds(hue: Double, saturation: Double, levels: [Int]) throws {
        let rgb = ColorRGB(HueSaturation(hue: hue, saturation: saturation))
        #expect(rgb.levels == levels)
        let back = try #require(rgb.hueSaturation)
        #expect(abs(back.hue - hue) < 0.01 && abs(back.saturation - saturation) < 0.01)
    }
}
