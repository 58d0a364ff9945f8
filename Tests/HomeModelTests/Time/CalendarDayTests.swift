import Foundation
import HomeModel
import Testing

@Suite("A day of the calendar")
struct CalendarDayTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (2024, 2, 29, 19_782),
        (2100, 2, 28, 47_540), (2100, 3, 1, 47_541), (1900, 3, 1, -25_508), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
    ])
    func `has the known number`(year: Int, month: Int, day: Int, number: Int) throws {
        let made = try #require(CalendarDay(year: year, month: month, day: day))
        #expect(made.daysSince1970 == number)
        let date = CalendarDay(daysSince1970: number).date
        #expect(date.year == year && date.month == month && date.day == day)
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1),
        (2024, 1, 0), (2024, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2024, -1, 1), (.max, 1, 1), (2024, .max, .min),
    ])
    func `that is not in the calendar cannot be made`(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test func `agrees with Foundation's calendar on every day of four hundred years`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for number in stride(from: -25_567, to: 120_530, by: 11) {
            let day = CalendarDay(daysSince1970: number)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            #expect([day.date.year, day.date.month, day.date.day] == [parts.year, parts.month, parts.day])
            #expect(CalendarDay(year: day.date.year, month: day.date.month, day: day.date.day) == day)
            // Foundation counts weekdays from Sunday as 1.
            let inOrder: [Weekdays] = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday]
            #expect(day.weekday == inOrder[try #require(parts.weekday) - 1])
        }
    }

    @Test func `is ordered and moves by days`() throws {
        let leapDay = try #require(CalendarDay(year: 2024, month: 2, day: 29))
        #expect(leapDay.advanced(by: 1) == CalendarDay(year: 2024, month: 3, day: 1))
        #expect(leapDay.advanced(by: -366) == CalendarDay(year: 2023, month: 2, day: 28))
        #expect(leapDay < leapDay.advanced(by: 1))
    }

    @Test func `is a date in JSON, and only one that there is`() throws {
        let leapDay = try #require(CalendarDay(year: 2024, month: 2, day: 29))
        #expect(try kept(leapDay) == leapDay)
        let json = Data(#"{"year": 2024, "month": 2, "day": 29}"#.utf8)
        #expect(try JSONDecoder().decode(CalendarDay.self, from: json) == leapDay)
        let nonsense = Data(#"{"year": 2023, "month": 2, "day": 29}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(CalendarDay.self, from: nonsense) }
    }
}
