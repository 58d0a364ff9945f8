/// A colour temperature in mireds (1,000,000 / kelvin): larger is warmer.
package struct Mirek: Sendable, Hashable, Codable, Comparable {
    /// The number of mireds, at least 1.
    package let value: Int

    /// Makes a colour temperature; anything below 1 becomes 1, so that kelvin is always defined.
    package init(_ value: Int) {
        self.value = max(value, 1)
    }

    /// The warm white of lamps that nobody has set yet.
    package static let warm = Mirek(366)

    /// The same temperature in kelvin.
    package var kelvin: Double { 1_000_000 / Double(value) }

    package static func < (left: Mirek, right: Mirek) -> Bool { left.value < right.value }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

/// The colour temperatures a lamp can show, coldest and warmest.
package struct MirekRange: Sendable, Hashable, Codable {
    /// The coldest temperature, the smaller number.
    package let coldest: Mirek
    /// The warmest temperature, the larger number.
    package let warmest: Mirek

    /// Makes a range; the two may come in either order.
    package init(_ first: Int, _ second: Int) {
        coldest = Mirek(min(first, second))
        warmest = Mirek(max(first, second))
    }

    /// The temperature nearest to `mirek` that the lamp can show.
    package func clamp(_ mirek: Mirek) -> Mirek {
        min(max(mirek, coldest), warmest)
    }
}
