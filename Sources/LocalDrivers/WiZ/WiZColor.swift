import HomeModel

/// A colour as levels of red, green and blue, the largest of them 255: how bright it is, is said by itself.
struct WiZColor: Sendable, Hashable {
    /// 0…255 each.
    let levels: [Int]

    /// `nil` for black, which is no colour.
    init?(levels: [Int]) {
        guard levels.count == 3, levels.contains(where: { $0 > 0 }) else { return nil }
        self.levels = levels
    }

    /// What shows a chromaticity.
    init(showing point: ColorXY) {
        let color = Gamut.c.hueSaturation(of: point)
        func channel(_ shift: Double) -> Int {
            let place = (shift + color.hue / 60).truncatingRemainder(dividingBy: 6)
            return Int(((1 - color.saturation * max(0, min(place, 4 - place, 1))) * 255).rounded())
        }
        levels = [channel(5), channel(3), channel(1)]
    }

    /// The chromaticity that it shows.
    var point: ColorXY {
        let (red, green, blue) = (Double(levels[0]), Double(levels[1]), Double(levels[2]))
        let (peak, low) = (max(red, green, blue), min(red, green, blue))
        guard peak > low else { return Gamut.c.xy(of: HueSaturation(hue: 0, saturation: 0)) }
        let sixth =
            switch peak {
            case red: (green - blue) / (peak - low)
            case green: (blue - red) / (peak - low) + 2
            default: (red - green) / (peak - low) + 4
            }
        return Gamut.c.xy(of: HueSaturation(hue: sixth * 60, saturation: 1 - low / peak))
    }
}
