import Foundation

/// A colour as a point of the CIE 1931 chromaticity diagram.
///
/// Coordinates are kept with four decimals, which is what every face of the bridge shows: two colours that
/// read the same are the same.
package struct ColorXY: Sendable, Hashable, Codable {
    /// Horizontal coordinate, 0…1.
    package let x: Double
    /// Vertical coordinate, 0…1.
    package let y: Double

    /// Makes a colour; coordinates are moved into 0…1 and rounded to four decimals.
    package init(x: Double, y: Double) {
        self.x = Self.tidy(x)
        self.y = Self.tidy(y)
    }

    /// The colour that hue and saturation call white (saturation 0), as read from real lamps (Docs/HueV1.md §8).
    package static let white = ColorXY(x: 0.3804, y: 0.3768)

    private static func tidy(_ value: Double) -> Double {
        guard value.isFinite else { return 0 }
        return (min(max(value, 0), 1) * 10_000).rounded() / 10_000
    }

    func squaredDistance(to other: ColorXY) -> Double {
        (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)
    }
}
