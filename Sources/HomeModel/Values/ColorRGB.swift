import Foundation

/// A colour as shares of red, green and blue, the way in which many devices are told. How bright it is, is said elsewhere; what is
/// not at full value is the same colour, darker.
package struct ColorRGB: Sendable, Hashable {
    /// The share of red, 0…1.
    package let red: Double
    /// The share of green, 0…1.
    package let green: Double
    /// The share of blue, 0…1.
    package let blue: Double

    /// Makes a colour; shares outside 0…1 are moved to the nearest end, and NaN to 0.
    package init(red: Double, green: Double, blue: Double) {
        func share(_ value: Double) -> Double { value.isNaN ? 0 : min(max(value, 0), 1) }
        (self.red, self.green, self.blue) = (share(red), share(green), share(blue))
    }

    /// Makes a colour of levels, 0…255.
    package init(levels red: Double, _ green: Double, _ blue: Double) {
        self.init(red: red / 255, green: green / 255, blue: blue / 255)
    }

    /// Red, green and blue as levels, 0…255.
    package var levels: [Int] { [red, green, blue].map { Int(($0 * 255).rounded()) } }

    /// The largest of the three shares.
    package var peak: Double { max(red, green, blue) }

    /// The colour with all shares times a factor.
    package func scaled(by factor: Double) -> ColorRGB {
        ColorRGB(red: red * factor, green: green * factor, blue: blue * factor)
    }
}

extension ColorRGB {
    /// A colour of the plain colour wheel, on which red, green and blue are the thirds.
    ///
    /// - Parameter value: its largest share, 0…1.
    package init(_ color: HueSaturation, value: Double = 1) {
        func channel(_ shift: Double) -> Double {
            let place = (shift + color.hue / 60).truncatingRemainder(dividingBy: 6)
            return value * (1 - color.saturation * max(0, min(place, 4 - place, 1)))
        }
        self.init(red: channel(5), green: channel(3), blue: channel(1))
    }

    /// Where it is on the plain colour wheel, whatever its value; `nil` for black, which is nowhere.
    package var hueSaturation: HueSaturation? {
        guard peak > 0 else { return nil }
        let low = min(red, green, blue)
        let span = peak - low
        guard span > 0 else { return HueSaturation(hue: 0, saturation: 0) }
        let sixth: Double =
            switch peak {
            case red: (green - blue) / span
            case green: (blue - red) / span + 2
            default: (red - green) / span + 4
            }
        return HueSaturation(hue: sixth * 60, saturation: 1 - low / peak)
    }
}
