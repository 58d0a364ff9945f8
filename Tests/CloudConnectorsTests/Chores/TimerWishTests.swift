@testable import CloudConnectors
import Foundation
import HomeModel
import Testing

@Suite("When a timer is wanted")
struct TimerWishTests {
    private static let berlin = TimeZone(identifier: "Europe/Berlin")
    private static let india = TimeZone(identifier: "Asia/Kolkata")
    private static let west = TimeZone(identifier: "America/Los_Angeles")

    /// Saturday 21 November 2026, 12:00 in UTC.
    private static let now = Date(timeIntervalSince1970: 1_795_262_400)

    private static func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    private static func days(_ words: String) throws -> Weekdays { try Weekdays(words: words.split(separator: ",").map(String.init)) }

    static let weeks: [(String, TimeZone?, String, String, String)] = [
        ("07:30", berlin, "mon,tue", "06:30", "mon,tue"),
        ("00:30", berlin, "mon", "23:30", "sun"),
        ("23:30", west, "sun", "07:30", "mon"),
        ("5:05", india, "tuesday,SUN", "23:35", "mon,sat"),
        ("12:00", TimeZone(identifier: "UTC"), "daily", "12:00", "daily"),
        ("07:30", berlin, "weekdays", "06:30", "mon,tue,wed,thu,fri"),
        ("00:00", berlin, "weekend", "23:00", "fri,sat"),
    ]

    @Test(arguments: weeks)
    func daysAreThoseOfUTC(_ at: String, _ zone: TimeZone?, _ days: String, _ utc: String, _ utcDays: String) throws {
        let wish = TimerWish(at: at, days: days.split(separator: ",").map(String.init))
        let plan = try wish.plan(at: Self.now, in: zone)
        let kept = CloudTimerPlan.weekly(try Self.time(utc), try Self.days(utcDays))
        #expect(plan == kept)
        let ahead = try #require(zone).secondsFromGMT(for: Self.now)
        let wanted = CloudTimerPlan.weekly(try Self.time(at), try Self.days(days))
        #expect(plan.shifted(by: ahead) == wanted, "there and back")
    }

    private static func time(_ text: String) throws -> DayTime {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return try #require(DayTime(hour: parts[0], minute: parts[1]))
    }

    static let moments: [(String, TimeZone?, String)] = [
        ("2026-12-24 18:00", berlin, "2026-12-24T17:00:00Z"),
        ("2027-07-01T06:05", berlin, "2027-07-01T04:05:00Z"),
        ("13:30", berlin, "2026-11-21T12:30:00Z"),
        ("13:00", berlin, "2026-11-22T12:00:00Z"),
        ("07:30", berlin, "2026-11-22T06:30:00Z"),
        ("2028-02-29 00:00", west, "2028-02-29T08:00:00Z"),
    ]

    @Test(arguments: moments)
    func aMomentIsThatOfTheHomesClocks(_ at: String, _ zone: TimeZone?, _ utc: String) throws {
        let moment = try Self.moment(utc)
        #expect(try TimerWish(at: at).plan(at: Self.now, in: zone) == .once(moment))
    }

    @Test func aWhileIsCountedFromNowInAnyZone() throws {
        let plan = try TimerWish(minutes: 20).plan(at: Self.now, in: nil)
        #expect(plan == .countdown(Self.now.addingTimeInterval(1200), minutes: 20))
    }

    static let nonsense: [(TimerWish, String)] = [
        (TimerWish(), "it is not said when: a time, a date and a time, or minutes from now"),
        (TimerWish(at: "24:00"), "\"24:00\" is not a time such as 07:30 or \"2026-12-24 18:00\""),
        (TimerWish(at: "7"), "\"7\" is not a time such as 07:30 or \"2026-12-24 18:00\""),
        (TimerWish(at: "+7:30"), "\"+7:30\" is not a time such as 07:30 or \"2026-12-24 18:00\""),
        (TimerWish(at: ""), "\"\" is not a time such as 07:30 or \"2026-12-24 18:00\""),
        (TimerWish(at: "2026-02-29 07:30"), "\"2026-02-29 07:30\" is not a time such as 07:30 or \"2026-12-24 18:00\""),
        (TimerWish(at: "a 2026-12-01 07:30"), "\"a 2026-12-01 07:30\" is not a time such as 07:30 or \"2026-12-24 18:00\""),
        (TimerWish(at: "2026-11-21 13:00"), "2026-11-21 13:00 has passed"),
        (TimerWish(at: "2026-12-24 07:30", days: ["mon"]), "a timer that repeats has a time and no date"),
        (TimerWish(at: "07:30", days: ["someday"]), "\"someday\" is not a day such as mon, nor daily, weekdays or weekend"),
        (TimerWish(at: "07:30", days: [""]), "\"\" is not a day such as mon, nor daily, weekdays or weekend"),
        (TimerWish(at: "07:30", minutes: 5), "a countdown has neither a time nor days"),
        (TimerWish(minutes: 0), "a countdown takes a minute to a year"),
        (TimerWish(minutes: .max), "a countdown takes a minute to a year"),
    ]

    @Test(arguments: nonsense)
    func whatIsNoTimeIsSaid(_ wish: TimerWish, _ words: String) {
        #expect(throws: ChoreTrouble(words)) { try wish.plan(at: Self.now, in: Self.berlin) }
    }

    @Test func withoutAZoneATimeMeansNothing() {
        #expect(throws: ChoreTrouble("the bridge has no time zone, so it cannot say what 07:30 means: set one")) {
            try TimerWish(at: "07:30").plan(at: Self.now, in: nil)
        }
    }

    @Test(arguments: -15...15)
    func shiftedDaysComeBack(days: Int) {
        for bits in 1...127 {
            let set = Weekdays(rawValue: bits)
            #expect(set.shifted(by: days).shifted(by: -days) == set && set.shifted(by: days + 7) == set.shifted(by: days))
        }
        #expect(Weekdays.sunday.shifted(by: 1) == .monday && Weekdays.monday.shifted(by: -1) == .sunday)
    }
}
