import HomeModel

/// The text of one of v1's time patterns, read from front to back (Docs/HueV1.md §11.2).
///
/// Every part has a fixed number of ASCII digits; a part that is not there, too long or out of range is `nil`.
struct TimePattern {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    /// Whether all of the text has been read.
    var isAtEnd: Bool { rest.isEmpty }

    /// Reads what is expected next; says whether it was there.
    mutating func take(_ word: String) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        rest.removeFirst(word.utf8.count)
        return true
    }

    /// Reads a number of exactly so many digits.
    mutating func number(digits: Int) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
        rest.removeFirst(digits)
        return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Reads `hh:mm:ss` as a time of day.
    mutating func clock() -> DayTime? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), take(":"),
            let second = number(digits: 2)
        else { return nil }
        return DayTime(hour: hour, minute: minute, second: second)
    }

    /// Reads `hh:mm:ss` as a length of time, up to 23:59:59.
    mutating func length() -> Duration? {
        clock().map { .seconds($0.seconds) }
    }

    /// Reads the bits of weekdays, `001` to `127`.
    mutating func weekdays() -> Weekdays? {
        guard let bits = number(digits: 3), (1...127).contains(bits) else { return nil }
        return Weekdays(rawValue: bits)
    }

    /// Reads `Ahh:mm:ss`, less than twelve hours; nothing at all is no spread.
    mutating func spread() -> Duration? {
        guard take("A") else { return .zero }
        guard let spread = length(), spread < .seconds(12 * 3600) else { return nil }
        return spread
    }
}
