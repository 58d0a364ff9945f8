import HomeModel
import Testing

@Suite("Gamuts")
struct GamutTests {
    @Test(arguments: [Gamut.a, .b, .c])
    func `a colour inside stays, corners included`(gamut: Gamut) {
        for color in [gamut.red, gamut.green, gamut.blue, ColorXY(x: 0.35, y: 0.35)] {
            #expect(gamut.contains(color))
            #expect(gamut.clip(color) == color)
        }
    }

    @Test func `a colour outside moves to the nearest point of the triangle`() {
        #expect(Gamut.c.clip(ColorXY(x: 1, y: 0)) == ColorXY(x: 0.6915, y: 0.3083), "beyond a corner: the corner")
        let flat = Gamut(kind: .other, red: ColorXY(x: 0.6, y: 0.2), green: ColorXY(x: 0.2, y: 0.6), blue: ColorXY(x: 0.2, y: 0.2))
        #expect(flat.clip(ColorXY(x: 0.4, y: 0.1)) == ColorXY(x: 0.4, y: 0.2), "beyond an edge: the foot of the plumb line")
        #expect(flat.clip(ColorXY(x: 0.5, y: 0.5)) == ColorXY(x: 0.4, y: 0.4))
    }

    @Test(arguments: [Gamut.a, .b, .c])
    func `whatever is clipped can be shown`(gamut: Gamut) {
        for x in 0...10 {
            for y in 0...10 {
                let color = gamut.clip(ColorXY(x: Double(x) / 10, y: Double(y) / 10))
                #expect(distance(gamut.clip(color), color) <= 0.0002)
            }
        }
    }

    @Test(arguments: [Gamut.a, .b, .c])
    func `full saturation reaches the corners`(gamut: Gamut) {
        let hues = gamut.kind == .c ? [0, 120, 240.0] : [0, 140.625, 257.74]
        for (hue, corner) in zip(hues, [gamut.red, gamut.green, gamut.blue]) {
            #expect(gamut.xy(of: HueSaturation(hue: hue, saturation: 1)) == corner)
        }
    }

    @Test(arguments: [Gamut.a, .b, .c])
    func `a hue and saturation come back from their own chromaticity`(gamut: Gamut) {
        for hue in stride(from: 5.0, to: 360, by: 10) {
            for saturation in [0.3, 0.6, 1] {
                let back = gamut.hueSaturation(of: gamut.xy(of: HueSaturation(hue: hue, saturation: saturation)))
                #expect(abs(back.hue - hue) < 0.5, "hue \(hue), saturation \(saturation)")
                #expect(abs(back.saturation - saturation) < 0.01, "hue \(hue), saturation \(saturation)")
            }
        }
    }

    @Test func `no saturation is the lamps' own white, whatever the hue`() {
        #expect(Gamut.c.xy(of: HueSaturation(hue: 200, saturation: 0)) == ColorXY.white)
        #expect(Gamut.c.hueSaturation(of: .white) == HueSaturation(hue: 0, saturation: 0))
    }

    private func distance(_ left: ColorXY, _ right: ColorXY) -> Double {
        max(abs(left.x - right.x), abs(left.y - right.y))
    }
}
