/// How bright a lit lamp is: a fraction of its dimming range.
///
/// 0 is the lowest level the lamp can hold while it is on, 1 its full output. Off is not a brightness:
/// a lamp that is off keeps the brightness it will come back with.
package struct Brightness: Sendable, Hashable, Codable {
    /// Position within the dimming range, 0…1.
    package let fraction: Double

    /// Makes a brightness; values outside 0…1 are moved to the nearest end, and NaN to the lowest.
    package init(fraction: Double) {
        self.fraction = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
    }

    /// The lowest level a lamp can hold while it is on.
    package static let lowest = Brightness(fraction: 0)
    /// Full output.
    package static let full = Brightness(fraction: 1)

    /// This brightness moved by a part of the range (−1…1), stopping at the ends.
    package func stepped(by part: Double) -> Brightness {
        Brightness(fraction: fraction + part)
    }

    package init(from decoder: any Decoder) throws {
        self.init(fraction: try decoder.singleValueContainer().decode(Double.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fraction)
    }
}
