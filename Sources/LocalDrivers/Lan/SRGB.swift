import Foundation
package import HomeModel

/// A colour as red, green and blue of 0…255 each, the way sRGB has them (IEC 61966-2-1). That is what makers mean by RGB.
///
/// How bright it is belongs to the lamp: of a colour the largest of the three is always 255, or it would be dimmed twice.
package struct SRGB: Sendable, Hashable {
    /// Red, 0…255.
    package let red: Int
    /// Green, 0…255.
    package let green: Int
    /// Blue, 0…255.
    package let blue: Int

    /// What can be said in it.
    package static let gamut = Gamut(
        kind: .other, red: ColorXY(x: 0.64, y: 0.33), green: ColorXY(x: 0.3, y: 0.6), blue: ColorXY(x: 0.15, y: 0.06))

    /// Makes a colour; what is outside of 0…255 is moved to the nearest end.
    package init(red: Int, green: Int, blue: Int) {
        func clamp(_ number: Int) -> Int { min(max(number, 0), 255) }
        (self.red, self.green, self.blue) = (clamp(red), clamp(green), clamp(blue))
    }

    /// The nearest colour to a chromaticity, at full brightness.
    package init(_ wanted: ColorXY) {
        let point = Self.gamut.clip(wanted)
        let (x, z) = (point.x / point.y, (1 - point.x - point.y) / point.y)
        let linear = [
            3.2404542 * x - 1.5371385 - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 + 0.0415560 * z,
            0.0556434 * x - 0.2040259 + 1.0572252 * z,
        ].map { max($0, 0) }
        let peak = max(linear.max() ?? 0, .leastNormalMagnitude)
        let parts = linear.map { Int((Self.encoded($0 / peak) * 255).rounded()) }
        self.init(red: parts[0], green: parts[1], blue: parts[2])
    }

    /// Its chromaticity; `nil` for black, which has none.
    package var xy: ColorXY? {
        guard red + green + blue > 0 else { return nil }
        let (r, g, b) = (Self.linear(red), Self.linear(green), Self.linear(blue))
        let x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b
        let y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
        let z = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b
        return ColorXY(x: x / (x + y + z), y: y / (x + y + z))
    }

    /// Whether another is the same but for rounding.
    package func isNear(_ other: SRGB) -> Bool {
        abs(red - other.red) <= 1 && abs(green - other.green) <= 1 && abs(blue - other.blue) <= 1
    }

    private static func encoded(_ part: Double) -> Double {
        part <= 0.0031308 ? 12.92 * part : 1.055 * pow(part, 1 / 2.4) - 0.055
    }

    private static func linear(_ part: Int) -> Double {
        let part = Double(part) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
}
