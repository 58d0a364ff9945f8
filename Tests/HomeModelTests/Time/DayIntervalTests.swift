import Foundation
import HomeModel
import Testing

@Suite("A part of the day")
struct DayIntervalTests {
    private let berlin: TimeZone
    private let evening: DayInterval
    private let night: DayInterval

    init() throws {
        berlin = try zone("Europe/Berlin")
        evening = DayInterval(from: try clock(18, 0), to: try clock(22, 0))
        night = DayInterval(days: .friday, from: try clock(23, 0), to: try clock(6, 30))
    }

    @Test(arguments: [("17:59:59", false), ("18:00:00", true), ("21:59:59", true), ("22:00:00", false), ("03:00:00", false)])
    func `has its start but not its end`(time: String, isWithin: Bool) throws {
        #expect(try evening.contains(moment("2024-02-29T\(time)+01:00"), in: berlin) == isWithin)
        #expect(try evening.contains(moment("2024-06-30T\(time)+02:00"), in: berlin) == isWithin)
    }

    /// 1 March 2024 was a Friday.
    @Test(arguments: [
        ("2024-03-01T05:00:00", false), ("2024-03-01T22:59:59", false), ("2024-03-01T23:00:00", true),
        ("2024-03-02T00:00:00", true), ("2024-03-02T06:29:59", true), ("2024-03-02T06:30:00", false),
        ("2024-03-02T23:30:00", false),
    ])
    func `over midnight belongs to the day on which it starts`(time: String, isWithin: Bool) throws {
        #expect(try night.contains(moment(time + "+01:00"), in: berlin) == isWithin)
    }

    @Test func `has edges at start and end`() throws {
        let start = try moment("2024-03-01T23:00:00+01:00")
        let end = try moment("2024-03-02T06:30:00+01:00")
        #expect(night.nextEdge(after: start.addingTimeInterval(-0.5), in: berlin) == start)
        #expect(night.nextEdge(after: start, in: berlin) == end)
        #expect(try night.nextEdge(after: end, in: berlin) == moment("2024-03-08T23:00:00+01:00"))
        let tomorrow = try moment("2024-03-02T18:00:00+01:00")
        #expect(evening.nextEdge(after: start, in: berlin) == tomorrow)
    }

    @Test func `from a time to the same is a whole day`() throws {
        let seven = try clock(7, 0)
        let change = try moment("2024-03-31T01:00:00Z")
        for days in [nil, Weekdays.everyDay] {
            let always = DayInterval(days: days, from: seven, to: seven)
            #expect(always.contains(change, in: berlin))
            #expect(always.nextEdge(after: change, in: berlin) == nil)
        }
        let weekend = DayInterval(days: [.saturday, .sunday], from: seven, to: seven)
        let saturday = try moment("2024-03-02T07:00:00+01:00")
        #expect(weekend.nextEdge(after: try moment("2024-02-27T00:00:00Z"), in: berlin) == saturday)
        #expect(weekend.nextEdge(after: saturday, in: berlin) == saturday.addingTimeInterval(2 * 86_400))
    }

    @Test func `on no day is never`() throws {
        let never = DayInterval(days: [], from: try clock(7, 0), to: try clock(8, 0))
        #expect(try !never.contains(moment("2024-03-01T07:30:00+01:00"), in: berlin))
        #expect(try never.nextEdge(after: moment("2024-03-01T07:30:00+01:00"), in: berlin) == nil)
    }

    @Test func `within the gap of spring is left out for once`() throws {
        let skipped = DayInterval(days: .sunday, from: try clock(2, 10), to: try clock(2, 50))
        #expect(try skipped.nextEdge(after: moment("2024-03-25T00:00:00Z"), in: berlin) == moment("2024-04-07T00:10:00Z"))
        let half = DayInterval(from: try clock(2, 30), to: try clock(3, 30))
        #expect(try half.nextEdge(after: moment("2024-03-31T00:00:00Z"), in: berlin) == moment("2024-03-31T01:00:00Z"))
        #expect(try half.nextEdge(after: moment("2024-03-31T01:00:00Z"), in: berlin) == moment("2024-03-31T01:30:00Z"))
    }

    @Test func `in the hour that comes twice begins and ends once`() throws {
        let twice = DayInterval(from: try clock(2, 0), to: try clock(2, 30))
        let start = try moment("2024-10-27T00:00:00Z")
        #expect(twice.contains(start, in: berlin))
        #expect(twice.nextEdge(after: start, in: berlin) == start.addingTimeInterval(1800))
        #expect(!twice.contains(start.addingTimeInterval(3600), in: berlin))
        #expect(twice.nextEdge(after: start.addingTimeInterval(1800), in: berlin) == start.addingTimeInterval(25 * 3600))
    }

    @Test func `is kept`() throws {
        #expect(try kept([evening, night]) == [evening, night])
    }
}
