import Foundation

/// Hue's scale for how light it is somewhere.
package enum LightLevel {
    /// The level for an illuminance in lux, 10,000·log10(lux)+1 (Docs/HueV1.md §12); darkness, and what is no number, is 0.
    package static func level(lux: Double) -> Int {
        guard lux.isFinite, lux > 0 else { return 0 }
        return Int(min(max(10_000 * log10(lux) + 1, 0), 65_535).rounded())
    }
}
