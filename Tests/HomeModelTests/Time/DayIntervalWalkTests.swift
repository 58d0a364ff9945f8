import Foundation
import HomeModel
import Testing

@Suite("Parts of the day, step by step")
struct DayIntervalWalkTests {
    /// Intervals of all sorts, in quarters of an hour.
    private func intervals() throws -> [DayInterval] {
        try [(0, 96 - 1, 127), (8, 10, 127), (10, 8, 65), (9, 9, 3), (92, 1, 84), (0, 12, 1), (94, 9, 2)].map { from, to, bits in
            let (from, to) = (try clock(from / 4, from % 4 * 15), try clock(to / 4, to % 4 * 15))
            return DayInterval(days: Weekdays(rawValue: bits), from: from, to: to)
        }
    }

    @Test(arguments: LocalMomentTests.changes)
    func `edges are where a walk finds them`(zoneName: String, change: String) throws {
        let zone = try zone(zoneName)
        let start = try moment(change).addingTimeInterval(-3 * 86_400)
        for interval in try intervals() {
            var next = interval.nextEdge(after: start, in: zone)
            var isWithin = interval.contains(start, in: zone)
            let wrong = (1..<6 * 480).lazy.map { start.addingTimeInterval(Double($0) * 180) }.first { now in
                while let edge = next, edge <= now {
                    isWithin.toggle()
                    next = interval.nextEdge(after: edge, in: zone)
                }
                return interval.contains(now, in: zone) != isWithin
            }
            #expect(wrong == nil, "\(interval)")
        }
    }

    /// Where clocks do not change, being within is a matter of what they show.
    @Test(arguments: ["Asia/Kolkata", "UTC", "Asia/Kathmandu"])
    func `is what the clock shows`(zoneName: String) throws {
        let zone = try zone(zoneName)
        let start = try moment("2024-02-26T00:00:00Z")
        for interval in try intervals() {
            for quarter in 0..<7 * 96 {
                let now = start.addingTimeInterval(Double(quarter) * 900)
                let local = LocalMoment(now, in: zone)
                let (days, time) = (interval.days ?? .everyDay, local.time)
                let startsToday = days.contains(local.day.weekday) && time >= interval.from
                let startedYesterday = days.contains(local.day.advanced(by: -1).weekday) && time < interval.to
                let expected = interval.from < interval.to
                    ? startsToday && time < interval.to : startsToday || startedYesterday
                #expect(interval.contains(now, in: zone) == expected, "\(interval) at \(now)")
            }
        }
    }
}
