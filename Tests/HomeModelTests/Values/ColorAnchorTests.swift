import HomeModel
import Testing

/// What real lamps said of themselves (Docs/HueV1.md §8.2), with the tolerance stated there.
@Suite("Colours as real lamps tell them")
struct ColorAnchorTests {
    private static let anchors: [(mirek: Int, xy: ColorXY)] = [
        (366, ColorXY(x: 0.4575, y: 0.4101)), (370, ColorXY(x: 0.4597, y: 0.4103)), (284, ColorXY(x: 0.4046, y: 0.3915)),
        (343, ColorXY(x: 0.4448, y: 0.4066)), (467, ColorXY(x: 0.5119, y: 0.4147)), (159, ColorXY(x: 0.3171, y: 0.3366)),
    ]

    @Test(arguments: anchors)
    func `a temperature is the chromaticity of a real lamp`(mirek: Int, xy: ColorXY) {
        let found = Mirek(mirek).xy
        #expect(abs(found.x - xy.x) <= 0.01 && abs(found.y - xy.y) <= 0.01, "\(found)")
    }

    @Test(arguments: anchors + [(247, ColorXY(x: 0.3804, y: 0.3768))])
    func `a white is the temperature of a real lamp`(mirek: Int, xy: ColorXY) {
        let found = Mirek(nearest: xy).value
        #expect(abs(found - mirek) <= 5, "\(found)")
    }

    /// Hue in 65,536ths of the wheel and saturation in 254ths, as read.
    @Test(arguments: [
        (Gamut.b, ColorXY(x: 0.4575, y: 0.4101), 14988.0, 141.0),
        (.c, ColorXY(x: 0.4573, y: 0.41), 8418, 140),
        (.b, ColorXY(x: 0.4597, y: 0.4103), 14884, 144),
        (.b, ColorXY(x: 0.4046, y: 0.3915), 16755, 51),
        (.b, ColorXY(x: 0.4448, y: 0.4066), 15331, 121),
        (.b, ColorXY(x: 0.5119, y: 0.4147), 13122, 211),
        (.b, ColorXY(x: 0.5095, y: 0.3624), 2595, 127),
    ])
    func `a chromaticity is the hue and saturation of a real lamp`(gamut: Gamut, xy: ColorXY, hue: Double, saturation: Double) {
        let found = gamut.hueSaturation(of: xy)
        #expect(abs(found.hue / 360 * 65535 - hue) <= 1500, "hue \(found.hue / 360 * 65535)")
        #expect(abs(found.saturation * 254 - saturation) <= 15, "saturation \(found.saturation * 254)")
    }

    @Test func `the colour that was set by hue comes out where the real lamp had it`() {
        let xy = Gamut.b.xy(of: HueSaturation(hue: 2595 / 65535 * 360, saturation: 127 / 254))
        #expect(abs(xy.x - 0.5095) <= 0.01 && abs(xy.y - 0.3624) <= 0.01, "\(xy)")
    }

    @Test(arguments: 153...500)
    func `a temperature comes back from its own chromaticity`(mirek: Int) {
        #expect(abs(Mirek(nearest: Mirek(mirek).xy).value - mirek) <= 5)
    }
}
