import Foundation

/// Light on v1's logarithmic scale.
package enum LightLevel {
    /// 10,000·log10(lux)+1, as far as there is any light.
    package static func of(lux: Double) -> Int {
        guard lux > 0 else { return 0 }
        return Int(min(max(10_000 * log10(lux) + 1, 0), 65_535).rounded())
    }
}
