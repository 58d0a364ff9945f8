import Foundation

/// Moments as MODE writes them: RFC 3339, always in UTC with a `Z`, because clients compare them as text.
enum ModeTime {
    /// Of the year 9999: there are no more than four digits for a year.
    private static let lastSecond = 253_402_300_799.0

    /// With thousandths of a second, as on things that are kept.
    static func text(_ moment: Date) -> String { text(moment, digits: 3) }

    /// With billionths of a second, as on events.
    static func eventText(_ moment: Date) -> String { text(moment, digits: 9) }

    private static func text(_ moment: Date, digits: Int) -> String {
        let seconds = min(max(moment.timeIntervalSince1970, 0), lastSecond)
        let whole = seconds.rounded(.down)
        let part = Int(((seconds - whole) * pow(10, Double(digits))).rounded(.down))
        let fraction = String(part)
        let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
        let start = Date(timeIntervalSince1970: whole).formatted(Date.ISO8601FormatStyle())
        return start.dropLast() + "." + zeros + fraction + "Z"
    }
}
