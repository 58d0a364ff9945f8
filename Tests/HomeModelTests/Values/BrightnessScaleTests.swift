import HomeModel
import Testing

@Suite("How makers count brightness")
struct BrightnessScaleTests {
    private static let scales = [1.0, 10, 100, 254, 255, 1023, 65_535].map { BrightnessScale(top: $0) }

    @Test(arguments: [
        (100.0, 1, 1), (100, 2, 1), (100, 64, 25), (100, 127, 50), (100, 128, 50), (100, 200, 79), (100, 253, 100), (100, 254, 100),
        (255, 1, 1), (255, 100, 100), (255, 254, 255), (254, 77, 77), (10, 1, 1), (10, 254, 10),
    ])
    func hueCountsTo254(top: Double, bri: Int, number: Int) {
        #expect(BrightnessScale(top: top).number(Self.brightness(bri)) == number)
    }

    @Test(arguments: scales)
    func whatIsLitStaysLitAndFullIsFull(scale: BrightnessScale) {
        #expect(scale.number(.lowest) >= 1)
        #expect(scale.number(.full) == Int(scale.top))
        #expect(scale.brightness(scale.top) == .full || scale.top == 1)
        #expect(scale.brightness(0) == nil && scale.brightness(-4) == nil && scale.brightness(.nan) == nil)
    }

    /// Within half a step of percents, or an app's slider would creep (`LampScale`).
    @Test func whatWasAskedForComesBackWithinHalfAStep() throws {
        for top in [100.0, 254, 255] {
            let scale = BrightnessScale(top: top)
            for bri in 1...254 {
                let wanted = Self.brightness(bri)
                let back = try #require(scale.brightness(Double(scale.number(wanted))))
                #expect(abs(back.fraction - wanted.fraction) <= 0.0051, "\(top) \(bri)")
                #expect(scale.number(back) == scale.number(wanted))
            }
        }
    }

    @Test(arguments: [0.0, -1, .nan, .infinity, 1e9])
    func aTopThatNoScaleHasIsHues(top: Double) {
        #expect(BrightnessScale(top: top).number(.full) == 254)
    }

    @Test(arguments: [(0.0, 0), (-5, 0), (.nan, 0), (.infinity, 0), (1, 1), (18, 12_554), (100, 20_001), (1e300, 65_535)])
    func luxAreALevel(lux: Double, level: Int) {
        #expect(LightLevel.level(lux: lux) == level)
    }

    @Test func anyTextIsMadeAName() {
        #expect(ResourceName.fit("Ab\u{7}c\n") == "Abc")
        #expect(ResourceName.fit(String(repeating: "é", count: 40))?.utf8.count == 32)
        #expect(ResourceName.fit("") == nil && ResourceName.fit(nil) == nil && ResourceName.fit("\u{1}") == nil)
        #expect(ResourceName.part("left", of: "A very long name of a lamp indeed") == "A very long name of a lamp  left")
        #expect(ResourceName.part(String(repeating: "x", count: 40), of: "lamp").utf8.count == 32)
    }

    private static func brightness(_ bri: Int) -> Brightness { Brightness(fraction: Double(bri - 1) / 253) }
}
