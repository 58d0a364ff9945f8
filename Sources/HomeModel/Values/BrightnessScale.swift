/// How a device counts brightness: from 1, the lowest that is lit, to a top such as 100 or 255, in proportion to Hue's steps
/// 1…254.
package struct BrightnessScale: Sendable, Hashable {
    /// Full output.
    package let top: Double

    /// Makes a scale; a top that no scale can have becomes Hue's.
    package init(top: Double) {
        self.top = top >= 1 && top <= 1_000_000 ? top : Self.steps
    }

    /// 1…100.
    package static let percent = BrightnessScale(top: 100)
    /// 1…255.
    package static let byte = BrightnessScale(top: 255)

    private static let steps = 254.0

    /// The number for a brightness, 1…top: whatever is lit stays lit.
    package func number(_ brightness: Brightness) -> Int {
        max(1, Int(((brightness.fraction * (Self.steps - 1) + 1) * top / Self.steps).rounded()))
    }

    /// The brightness that a number means; `nil` for 0 and less, which is no brightness: a lamp that is off says so.
    package func brightness(_ number: Double) -> Brightness? {
        guard number > 0 else { return nil }
        return Brightness(fraction: (max(step(number), 1) - 1) / (Self.steps - 1))
    }

    /// Several of Hue's steps share the lowest number of a coarse scale; it means the middle one of them.
    private func step(_ number: Double) -> Double {
        guard number <= 1, top < Self.steps else { return number * Self.steps / top }
        return (1 + (1.5 * Self.steps / top).rounded(.down)) / 2
    }
}
