import Foundation
import HomeModel
import Testing

@Suite("A year of schedules")
struct ScheduleYearTests {
    static let zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago"]

    private func bounds(in zone: TimeZone) throws -> (begin: Date, end: Date) {
        let midnight = try clock(0, 0)
        let begin = try #require(LocalMoment(year: 2024, month: 1, day: 1, time: midnight)).date(in: zone)
        let end = try #require(LocalMoment(year: 2025, month: 1, day: 1, time: midnight)).date(in: zone)
        return (begin, end.addingTimeInterval(-1))
    }

    /// The first moment of every day of local 2024 that is on one of the days at that time, or later.
    private func expected(_ days: Weekdays, _ time: DayTime, in zone: TimeZone) throws -> [Date] {
        let first = try #require(CalendarDay(year: 2024, month: 1, day: 1))
        return (0..<366).map(first.advanced).filter { days.contains($0.weekday) }
            .map { LocalMoment(day: $0, time: time).date(in: zone) }
    }

    @Test(arguments: zones)
    func `has a run for each day, each repetition and each date`(zoneName: String) throws {
        let zone = try zone(zoneName)
        let (begin, end) = try bounds(in: zone)
        var test = try TestHome(in: zoneName, at: "2023-12-31T00:00:00Z")
        test.now.utc = begin.addingTimeInterval(-1)
        let workdays = Weekdays(rawValue: 124)
        let early = try test.addSchedule(.weekly(workdays, clock(2, 30), spread: .zero))
        let late = try test.addSchedule(.weekly(.everyDay, clock(23, 30), spread: .seconds(5400)))
        let elsewhere = try test.addSchedule(.weekly(.sunday, clock(12, 0), spread: .zero)) { $0.isLocal = false }
        let endless = try test.addSchedule(.timer(12 * 3600, runs: nil))
        let leapDay = try test.addSchedule(.at("2024-02-29T02:30"))
        let runs = Dictionary(grouping: test.run(until: end), by: \.schedule).mapValues { $0.map(\.at) }

        #expect(try runs[early] == expected(workdays, clock(2, 30), in: zone))
        #expect(try runs[elsewhere] == expected(.sunday, clock(12, 0), in: .gmt))
        let halfDays = stride(from: begin.addingTimeInterval(43_199), through: end, by: 43_200)
        #expect(runs[endless] == Array(halfDays))
        let dayBefore = try #require(CalendarDay(year: 2024, month: 2, day: 28))
        #expect(try runs[leapDay] == [LocalMoment(day: dayBefore.advanced(by: 1), time: clock(2, 30)).date(in: zone)])
        #expect(!test.home.schedules.contains(leapDay))
        let planned = try expected(.everyDay, clock(23, 30), in: zone)
        let delays = zip(try #require(runs[late]), planned).map { $0.timeIntervalSince($1) }
        // The last of them may wait for the next year.
        #expect(delays.count >= 365 && delays.allSatisfy { (0...5400).contains($0) })
        #expect(Set(delays).count > 300)
    }

    @Test func `a time that clocks skip runs after the gap, and one that comes twice runs once`() throws {
        var test = try TestHome(in: "Europe/Berlin", at: "2024-03-30T12:00:00Z")
        try test.addSchedule(.daily(2, 30))
        #expect(try test.run(until: moment("2024-04-01T12:00:00Z")).map(\.at) == [
            try moment("2024-03-31T01:00:00Z"), try moment("2024-04-01T00:30:00Z"),
        ])
        test.now.utc = try moment("2024-10-26T12:00:00Z")
        test.tick()
        #expect(try test.run(until: moment("2024-10-28T12:00:00Z")).map(\.at) == [
            try moment("2024-10-27T00:30:00Z"), try moment("2024-10-28T01:30:00Z"),
        ])
    }

    @Test func `what is due together runs in the order of its times`() throws {
        var test = try TestHome(in: "UTC", at: "2024-05-06T10:00:00Z")
        let last = try test.addSchedule(.timer(12))
        let first = try test.addSchedule(.timer(10))
        let middle = try test.addSchedule(.timer(11))
        test.pass(.seconds(15))
        #expect(test.tickAndRun().map(\.schedule) == [first, middle, last])
    }
}
