import Foundation
import HomeModel
import Testing

@Suite("A year of runs")
struct TimingYearTests {
    static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "Pacific/Chatham",
        "Africa/Casablanca", "America/St_Johns", "UTC",
    ]

    /// All planned moments of the local year 2024, walked through as the bridge does.
    private func runs(of timing: Timing, in zone: TimeZone) throws -> [Date] {
        let midnight = try clock(0, 0)
        let begin = try #require(LocalMoment(year: 2024, month: 1, day: 1, time: midnight)).date(in: zone)
        let end = try #require(LocalMoment(year: 2025, month: 1, day: 1, time: midnight)).date(in: zone)
        var runs: [Date] = []
        var now = begin.addingTimeInterval(-1)
        while let next = timing.next(after: now, in: zone), next < end {
            #expect(next > now)
            runs.append(next)
            now = next
        }
        return runs
    }

    /// 2024 began on a Monday and had a leap day, so it had 53 Mondays and Tuesdays and 52 of each other day.
    @Test(arguments: zones)
    func `has one run for each of the days, whatever the clocks do`(zoneName: String) throws {
        let zone = try zone(zoneName)
        // Every zone changes its clocks at one of these times or near it.
        let times = try [clock(0, 0), clock(0, 0, 30), clock(1, 45), clock(2, 0), clock(2, 30), clock(23, 30)]
        for time in times {
            for bits in 1...127 where time.seconds == 9000 || bits.isMultiple(of: 9) || bits == 127 {
                let days = Weekdays(rawValue: bits)
                let runs = try runs(of: .weekly(days, time, spread: .zero), in: zone)
                let long = (days.contains(.monday) ? 1 : 0) + (days.contains(.tuesday) ? 1 : 0)
                #expect(runs.count == 52 * bits.nonzeroBitCount + long, "\(bits) at \(time)")
            }
        }
    }

    @Test(arguments: zones)
    func `is at the right time on all days but those without it`(zoneName: String) throws {
        let zone = try zone(zoneName)
        let time = try clock(2, 30)
        let runs = try runs(of: .weekly(.everyDay, time, spread: .zero), in: zone)
        let otherwise = runs.map { LocalMoment($0, in: zone) }.filter { $0.time != time }
        // Only where clocks go forward over half past two is it another time, once in the year.
        let expected: [String: [Int]] = [
            "Europe/Berlin": [3 * 3600], "America/New_York": [3 * 3600], "America/St_Johns": [3 * 3600],
            "Africa/Casablanca": [3 * 3600],
        ]
        #expect(otherwise.map(\.time.seconds) == expected[zoneName, default: []])
        #expect(Set(runs.map { LocalMoment($0, in: zone).day }).count == 366)
    }

    @Test func `has a run on the leap day`() throws {
        let berlin = try zone("Europe/Berlin")
        let runs = try runs(of: .weekly(.thursday, clock(7, 0), spread: .zero), in: berlin)
        #expect(runs.contains(try moment("2024-02-29T06:00:00Z")))
    }

    /// The planned moments around a change of the clocks, compared with those that a walk through all seconds finds.
    @Test(arguments: LocalMomentTests.changes)
    func `around a change of the clocks is what a walk through the seconds finds`(zoneName: String, change: String) throws {
        let zone = try zone(zoneName)
        let start = try moment(change).addingTimeInterval(-129_600)
        let walk = ClockWalk(in: zone, from: start, seconds: 259_200)
        for seconds in stride(from: 0, to: 86_400, by: 450) {
            let time = try #require(DayTime(seconds: seconds))
            let first = (seconds - walk.firstShown % 86_400 + 86_400) % 86_400
            let shown = stride(from: first, to: walk.firstTimes.count, by: 86_400)
            let expected = Set(shown.map { walk.firstTimes[$0] }).sorted()
            let timing = Timing.weekly(.everyDay, time, spread: .zero)
            var found: [Int] = []
            var now = start.addingTimeInterval(-1)
            while let next = timing.next(after: now, in: zone), next < start.addingTimeInterval(259_200) {
                found.append(Int(next.timeIntervalSince1970))
                now = next
            }
            #expect(found == expected, "\(time)")
        }
    }
}
