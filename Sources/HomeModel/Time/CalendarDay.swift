/// A day of the calendar, wherever it is lived: Gregorian, also for the time before there was such a calendar.
package struct CalendarDay: Sendable, Hashable, Comparable {
    /// The number of days from 1 January 1970, negative before.
    package let daysSince1970: Int

    /// Makes the day that is so many days after 1 January 1970.
    package init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// Makes a day from its date, of the years 1 to 9999; `nil` if the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let yearFromMarch = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = yearFromMarch.flooredDivision(by: 400)
        let dayOfYear = (153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(daysSince1970: era * Self.daysOfEra + dayOfEra - Self.daysBefore1970)
        // A day too many, such as 30 February, comes out as one of the next month.
        guard date == (year, month, day) else { return nil }
    }

    /// The date: the year, the month from 1, the day of the month from 1.
    package var date: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSince1970 + Self.daysBefore1970).flooredDivision(by: Self.daysOfEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day of the week, as a set of one.
    package var weekday: Weekdays {
        let daysFromMonday = (daysSince1970 + 3).flooredDivision(by: 7).remainder
        return Weekdays(rawValue: Weekdays.monday.rawValue >> daysFromMonday)
    }

    /// The day so many days later, or earlier.
    package func advanced(by days: Int) -> CalendarDay {
        CalendarDay(daysSince1970: daysSince1970 + days)
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.daysSince1970 < right.daysSince1970 }

    // Years are counted from March, so that the leap day comes last, in eras of four hundred years from the year 0.
    private static let daysOfEra = 146_097
    private static let daysBefore1970 = 719_468
}

extension CalendarDay: Codable {
    private enum CodingKeys: CodingKey { case year, month, day }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let year = try container.decode(Int.self, forKey: .year)
        let month = try container.decode(Int.self, forKey: .month)
        let day = try container.decode(Int.self, forKey: .day)
        guard let made = CalendarDay(year: year, month: month, day: day) else {
            throw DecodingError.dataCorruptedError(
                forKey: .day, in: container, debugDescription: "\(year)-\(month)-\(day) is not in the calendar")
        }
        self = made
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let date = date
        try container.encode(date.year, forKey: .year)
        try container.encode(date.month, forKey: .month)
        try container.encode(date.day, forKey: .day)
    }
}

extension Int {
    /// Division that rounds down, with a remainder that is never negative.
    func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}
