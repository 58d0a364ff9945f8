/// Some days of the week.
package struct Weekdays: OptionSet, Sendable, Hashable {
    /// A bit for each day, from Monday (64) down to Sunday (1).
    package let rawValue: Int

    /// Makes a set from its bits; others than those of the seven days are left out.
    package init(rawValue: Int) {
        self.rawValue = rawValue & 127
    }

    /// Monday.
    package static let monday = Weekdays(rawValue: 64)
    /// Tuesday.
    package static let tuesday = Weekdays(rawValue: 32)
    /// Wednesday.
    package static let wednesday = Weekdays(rawValue: 16)
    /// Thursday.
    package static let thursday = Weekdays(rawValue: 8)
    /// Friday.
    package static let friday = Weekdays(rawValue: 4)
    /// Saturday.
    package static let saturday = Weekdays(rawValue: 2)
    /// Sunday.
    package static let sunday = Weekdays(rawValue: 1)
    /// All seven.
    package static let everyDay = Weekdays(rawValue: 127)
}

extension Weekdays: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let bits = try container.decode(Int.self)
        guard (1...127).contains(bits) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(bits) names no days of the week")
        }
        self.init(rawValue: bits)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
