import Foundation
import HomeModel
import Testing

@Suite("What calendar and clock show")
struct LocalMomentTests {
    /// Every change of the clocks that the tests know of, with its zone: the moment at which the new time begins.
    static let changes = [
        ("Europe/Berlin", "2024-03-31T01:00:00Z"), ("Europe/Berlin", "2024-10-27T01:00:00Z"),
        ("America/New_York", "2024-03-10T07:00:00Z"), ("America/New_York", "2024-11-03T06:00:00Z"),
        // Half an hour.
        ("Australia/Lord_Howe", "2024-10-05T15:30:00Z"), ("Australia/Lord_Howe", "2024-04-06T15:00:00Z"),
        // At midnight, on the southern half; and a quarter of an hour.
        ("America/Santiago", "2024-09-08T04:00:00Z"), ("America/Santiago", "2024-04-07T03:00:00Z"),
        ("Pacific/Chatham", "2024-09-28T14:00:00Z"), ("Pacific/Chatham", "2024-04-06T14:00:00Z"),
        // Winter time in Ramadan only.
        ("Africa/Casablanca", "2024-03-10T02:00:00Z"), ("Africa/Casablanca", "2024-04-14T02:00:00Z"),
        // One minute past midnight, so that a day was begun twice; and a whole day left out.
        ("America/St_Johns", "2010-11-07T02:31:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ]

    @Test(arguments: changes)
    func `at a change of the clocks is what a walk through the seconds finds`(zoneName: String, change: String) throws {
        let zone = try zone(zoneName)
        let change = try moment(change)
        #expect(zone.secondsFromGMT(for: change) != zone.secondsFromGMT(for: change.addingTimeInterval(-1)))
        let walk = ClockWalk(in: zone, from: change.addingTimeInterval(-90_000), seconds: 180_000)
        for index in stride(from: 0, to: walk.firstTimes.count, by: 59) {
            let local = try walk.shown(at: index)
            #expect(local.date(in: zone) == Date(timeIntervalSince1970: Double(walk.firstTimes[index])))
        }
    }

    @Test(arguments: [
        ("Europe/Berlin", 2024, 3, 31, "2024-03-31T01:00:00Z"),  // skipped: 02:30 is 03:00
        ("Europe/Berlin", 2024, 10, 27, "2024-10-27T00:30:00Z"),  // twice: still summer time
        ("America/New_York", 2024, 3, 10, "2024-03-10T07:00:00Z"), ("America/New_York", 2024, 11, 3, "2024-11-03T07:30:00Z"),
        ("Pacific/Apia", 2011, 12, 30, "2011-12-30T10:00:00Z"),  // a day that was left out
        ("Asia/Kolkata", 2024, 2, 29, "2024-02-28T21:00:00Z"), ("UTC", 2024, 2, 29, "2024-02-29T02:30:00Z"),
    ])
    func `half past two is a moment`(zoneName: String, year: Int, month: Int, day: Int, expected: String) throws {
        let local = try #require(LocalMoment(year: year, month: month, day: day, time: clock(2, 30)))
        #expect(try local.date(in: zone(zoneName)) == moment(expected))
    }

    @Test func `of a moment has no fractions`() throws {
        let evening = Date(timeIntervalSince1970: -0.25)
        let inGreenwich = try LocalMoment(year: 1969, month: 12, day: 31, time: clock(23, 59, 59))
        let inKolkata = try LocalMoment(year: 1970, month: 1, day: 1, time: clock(5, 29, 59))
        #expect(LocalMoment(evening, in: .gmt) == inGreenwich)
        #expect(LocalMoment(evening, in: try zone("Asia/Kolkata")) == inKolkata)
    }

    @Test(arguments: Set(changes.map(\.0)).sorted())
    func `of a moment leads back to it, all through the year but in the hour that comes twice`(zoneName: String) throws {
        let zone = try zone(zoneName)
        let start = try moment("2024-01-01T00:00:00Z")
        for step in 0..<366 * 24 * 2 {
            let asked = start.addingTimeInterval(Double(step) * 1800)
            let found = LocalMoment(asked, in: zone).date(in: zone)
            #expect(found == asked || LocalMoment(found, in: zone) == LocalMoment(asked, in: zone) && found < asked)
        }
    }

    @Test func `is kept, and cannot be a day that there is not`() throws {
        let local = try #require(LocalMoment(year: 2024, month: 2, day: 29, time: clock(7, 0)))
        #expect(try kept(local) == local)
        #expect(try LocalMoment(year: 2023, month: 2, day: 29, time: clock(7, 0)) == nil)
    }
}
