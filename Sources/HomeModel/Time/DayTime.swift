/// A time of day as a clock on the wall shows it: whole seconds since midnight.
package struct DayTime: Sendable, Hashable, Comparable {
    /// How many seconds a day has.
    package static let secondsOfDay = 86_400

    /// Seconds since midnight, 0..<86,400.
    package let seconds: Int

    /// Makes a time; `nil` outside 0..<86,400.
    package init?(seconds: Int) {
        guard (0..<Self.secondsOfDay).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// Makes a time from what a clock shows; `nil` unless the hour is 0…23, the minute and the second 0…59.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        seconds = hour * 3600 + minute * 60 + second
    }

    /// The time of a moment counted in seconds from some midnight.
    init(of secondsSinceMidnight: Int) {
        seconds = secondsSinceMidnight.flooredDivision(by: Self.secondsOfDay).remainder
    }

    /// 0…23.
    package var hour: Int { seconds / 3600 }
    /// 0…59.
    package var minute: Int { seconds / 60 % 60 }
    /// 0…59.
    package var second: Int { seconds % 60 }

    package static func < (left: DayTime, right: DayTime) -> Bool { left.seconds < right.seconds }
}

extension DayTime: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let seconds = try container.decode(Int.self)
        guard let time = DayTime(seconds: seconds) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(seconds) is not a second of the day")
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}
