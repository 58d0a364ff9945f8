import HomeModel

/// A colour as red, green and blue, the largest of them 1; brightness is another matter.
struct ESPColor: Sendable, Hashable {
    var red: Double
    var green: Double
    var blue: Double

    /// What is to be shown by a lamp whose corners are taken for those of the current bulbs.
    init(_ color: HueSaturation) {
        func channel(_ shift: Double) -> Double {
            let place = (shift + color.hue / 60).truncatingRemainder(dividingBy: 6)
            return 1 - color.saturation * max(0, min(place, 4 - place, 1))
        }
        (red, green, blue) = (channel(5), channel(3), channel(1))
    }

    init(red: Double, green: Double, blue: Double) {
        (self.red, self.green, self.blue) = (max(red, 0), max(green, 0), max(blue, 0))
    }

    /// The largest of the three.
    var peak: Double { max(red, green, blue) }

    /// `nil` for black, which is no colour.
    var hueSaturation: HueSaturation? {
        guard peak > 0 else { return nil }
        let span = peak - min(red, green, blue)
        guard span > 0 else { return HueSaturation(hue: 0, saturation: 0) }
        let sixth =
            peak == red ? (green - blue) / span
            : peak == green ? (blue - red) / span + 2
            : (red - green) / span + 4
        return HueSaturation(hue: sixth * 60, saturation: span / peak)
    }
}
