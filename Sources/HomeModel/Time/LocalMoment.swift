package import Foundation

/// What calendar and clock show together, without saying where.
package struct LocalMoment: Sendable, Hashable, Codable {
    /// The day.
    package let day: CalendarDay
    /// The time of that day.
    package let time: DayTime

    /// Puts a day and a time together.
    package init(day: CalendarDay, time: DayTime) {
        self.day = day
        self.time = time
    }

    /// Makes a moment from a date of the years 1 to 9999 and a time; `nil` if the calendar has no such day.
    package init?(year: Int, month: Int, day: Int, time: DayTime) {
        guard let day = CalendarDay(year: year, month: month, day: day) else { return nil }
        self.init(day: day, time: time)
    }

    /// What calendar and clock show in a zone at a moment; fractions of a second are left out.
    package init(_ moment: Date, in zone: TimeZone) {
        let seconds = moment.wholeSeconds + zone.secondsFromGMT(for: moment)
        let day = seconds.flooredDivision(by: DayTime.secondsOfDay).quotient
        self.init(day: CalendarDay(daysSince1970: day), time: DayTime(of: seconds))
    }

    /// The first moment at which calendar and clock of a zone show this, or anything later.
    ///
    /// So a time that clocks skip (in spring) is the first moment after the gap, and one that they show twice (in autumn)
    /// is its first coming.
    package func date(in zone: TimeZone) -> Date {
        let shown = day.daysSince1970 * DayTime.secondsOfDay + time.seconds
        let earlier = zone.offset(atSecond: shown - Self.window)
        let later = zone.offset(atSecond: shown + Self.window)
        if earlier == later || zone.offset(atSecond: shown - earlier) == earlier { return Date(wholeSeconds: shown - earlier) }
        if later <= earlier || zone.offset(atSecond: shown - later) == later { return Date(wholeSeconds: shown - later) }
        return Date(wholeSeconds: zone.firstSecond(in: shown - later..<shown - earlier, withOffset: later))
    }

    /// No zone is further from Greenwich, so this far before and after the shown time as UTC lies what was valid
    /// before and after a change of the clocks nearby. Two changes within twice as long are not provided for.
    private static let window = 16 * 3600
}

extension TimeZone {
    fileprivate func offset(atSecond second: Int) -> Int {
        secondsFromGMT(for: Date(wholeSeconds: second))
    }

    /// The second at which clocks change, given a time before and one after it.
    fileprivate func firstSecond(in seconds: Range<Int>, withOffset offset: Int) -> Int {
        var (before, after) = (seconds.lowerBound, seconds.upperBound)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if self.offset(atSecond: middle) == offset { after = middle } else { before = middle }
        }
        return after
    }
}

extension Date {
    /// Makes the moment so many seconds after the beginning of 1970.
    init(wholeSeconds: Int) {
        self.init(timeIntervalSince1970: Double(wholeSeconds))
    }

    /// Seconds since the beginning of 1970; a fraction is left out, also before 1970.
    var wholeSeconds: Int { Int(timeIntervalSince1970.rounded(.down)) }
}
