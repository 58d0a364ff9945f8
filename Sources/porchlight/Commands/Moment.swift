import ArgumentParser
import Foundation

/// A moment on the command line: a date, a date and time of day in this machine's zone, or a length of time such as
/// `90s`, `30m`, `2h` or `7d` from now.
struct Moment: ExpressibleByArgument {
    private enum Meaning {
        case at(Date)
        case away(TimeInterval)
    }

    private let meaning: Meaning

    init?(argument: String) {
        if let length = Self.length(argument) {
            meaning = .away(length)
        } else if let date = Self.date(argument) {
            meaning = .at(date)
        } else {
            return nil
        }
    }

    /// The moment, where a length of time means that long before.
    func before(_ now: Date) -> Date {
        switch meaning {
        case .at(let date): date
        case .away(let length): now - length
        }
    }

    /// The moment, where a length of time means that long after.
    func after(_ now: Date) -> Date {
        switch meaning {
        case .at(let date): date
        case .away(let length): now + length
        }
    }

    private static func length(_ text: String) -> TimeInterval? {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Double(text.dropLast()), count.isFinite, count >= 0
        else { return nil }
        return min(count * unit, 1e10)
    }

    private static func date(_ text: String) -> Date? {
        if let exact = try? Date(text, strategy: .iso8601) { return exact }
        let day = Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        let padded = text.split(separator: ":").count == 2 ? text + ":00" : text
        return (try? Date(padded, strategy: day.time(includingFractionalSeconds: false))) ?? (try? Date(text, strategy: day))
    }
}
