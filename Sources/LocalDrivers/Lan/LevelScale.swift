package import HomeModel

/// How a maker counts brightness: whole numbers, 1 the lowest that is lit. Hue counts to 254 (local device reference: 254 is the
/// top, 1 the lowest lit level, never 0).
package struct LevelScale: Sendable, Hashable {
    /// 1…100.
    package static let percent = LevelScale(top: 100)
    /// 1…255.
    package static let byte = LevelScale(top: 255)

    /// The highest number, above 1.
    private let top: Double

    private init(top: Double) { self.top = top }

    /// The number for a brightness.
    package func number(_ brightness: Brightness) -> Int {
        max(1, Int(((brightness.fraction * 253 + 1) * top / 254).rounded()))
    }

    /// The brightness that a number means; `nil` for 0, which is no level to come back with.
    package func brightness(_ number: Double) -> Brightness? {
        guard number > 0 else { return nil }
        let fraction = (number * 254 / top - 1) / 253
        // The lowest number stands for all of Hue's lowest levels.
        return Brightness(fraction: number <= 1 ? min(fraction, 0.005) : fraction)
    }
}
