import Foundation

/// A colour as hue and saturation, relative to a lamp's own gamut.
package struct HueSaturation: Sendable, Hashable, Codable {
    /// Angle on the colour wheel in degrees, 0..<360; red is 0.
    package let hue: Double
    /// Distance from white, 0…1.
    package let saturation: Double

    /// Makes a colour; the hue wraps around the wheel, the saturation stops at its ends.
    package init(hue: Double, saturation: Double) {
        let turned = hue.isFinite ? hue.truncatingRemainder(dividingBy: 360) : 0
        self.hue = turned < 0 ? turned + 360 : turned
        self.saturation = saturation.isNaN ? 0 : min(max(saturation, 0), 1)
    }
}
