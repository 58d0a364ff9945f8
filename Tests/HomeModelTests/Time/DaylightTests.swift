import Foundation
import HomeModel
import Testing

@Suite("Day and night at a place")
struct DaylightTests {
    private func changes(_ daylight: Daylight, after start: Date, count: Int) -> [Date] {
        Array(sequence(first: start) { daylight.nextChange(after: $0) }.dropFirst().prefix(count))
    }

    @Test func `begins and ends as much later as the offsets say`() throws {
        let start = try moment("2024-03-20T00:00:00Z")
        let plain = try changes(Place.london.daylight(), after: start, count: 6)
        let moved = try changes(Place.london.daylight(30, -45), after: start, count: 6)
        #expect(plain.count == 6)
        #expect(zip(plain, moved).map { $1.timeIntervalSince($0) } == [1800, -2700, 1800, -2700, 1800, -2700])
    }

    @Test func `begins with the second it names`() throws {
        let daylight = try Place.london.daylight(30, -45)
        for change in try changes(daylight, after: moment("2024-03-20T00:00:00Z"), count: 20) {
            #expect(daylight.isDay(at: change) != daylight.isDay(at: change.addingTimeInterval(-0.001)))
            #expect(daylight.nextChange(after: change.addingTimeInterval(-0.001)) == change)
        }
    }

    /// The sun of Reykjavik is up for four hours at the winter solstice, so two hours from either side leave minutes, and
    /// in Tromsø nothing.
    @Test func `that the offsets leave nothing of does not take place`() throws {
        let noon = try moment("2024-11-20T11:00:00Z")
        let tromso = try Place.tromso.daylight(120, -120)
        #expect(try Place.tromso.daylight().isDay(at: noon))
        #expect(!tromso.isDay(at: noon))
        let first = try #require(tromso.nextChange(after: noon))
        #expect(try first > moment("2025-01-20T00:00:00Z"))
        let reykjavik = try changes(Place.reykjavik.daylight(120, -120), after: moment("2024-12-21T00:00:00Z"), count: 2)
        #expect(try reykjavik.map { $0.timeIntervalSince(try moment("2024-12-21T13:26:00Z")) }.allSatisfy { abs($0) < 900 })
    }

    /// The night of Reykjavik is three hours long at the summer solstice.
    @Test func `has no night where it ends after the next has begun`() throws {
        let daylight = try Place.reykjavik.daylight(-120, 120)
        let midnight = try moment("2024-06-21T01:30:00Z")
        #expect(try !Place.reykjavik.daylight().isDay(at: midnight))
        #expect(daylight.isDay(at: midnight))
        let night = try #require(daylight.nextChange(after: midnight))
        #expect(try night > moment("2024-07-01T00:00:00Z") && night < moment("2024-08-10T00:00:00Z"))
    }

    @Test func `moves as a whole when both offsets are the same`() throws {
        let start = try moment("2024-11-25T00:00:00Z")
        let plain = try changes(Place.tromso.daylight(), after: start, count: 8)
        let moved = try changes(Place.tromso.daylight(120, 120), after: start, count: 8)
        #expect(zip(plain, moved).allSatisfy { $1.timeIntervalSince($0) == 7200 })
    }

    /// In steps of three minutes, so that no change is missed and none is invented.
    @Test(arguments: Place.allCases, [(0, 0), (30, -30), (-120, 120), (120, -120), (120, 120), (-90, -15)])
    func `changes when the next change says`(place: Place, offsets: (Int, Int)) throws {
        let daylight = try place.daylight(offsets.0, offsets.1)
        for start in ["2024-01-12T00:00:00Z", "2024-03-16T00:00:00Z", "2024-05-14T00:00:00Z"] {
            let start = try moment(start)
            var isDay = daylight.isDay(at: start)
            var next = daylight.nextChange(after: start)
            let wrong = (1..<5 * 480).lazy.map { start.addingTimeInterval(Double($0) * 180) }.first { now in
                while let change = next, change <= now {
                    isDay.toggle()
                    next = daylight.nextChange(after: change)
                }
                return daylight.isDay(at: now) != isDay
            }
            #expect(wrong == nil)
        }
    }

    @Test func `keeps offsets within two hours`() throws {
        let daylight = try Place.london.daylight(-500, 500)
        #expect(try daylight == Place.london.daylight(-120, 120))
    }

    @Test(arguments: [(90.1, 0.0), (-90.1, 0), (0, 180.1), (0, -180.1), (.nan, 0), (0, .infinity)])
    func `has a position on the earth`(latitude: Double, longitude: Double) {
        #expect(Position(latitude: latitude, longitude: longitude) == nil)
    }

    @Test func `is kept, but not with a position elsewhere`() throws {
        let daylight = try Place.tromso.daylight(30, -30)
        #expect(try kept(daylight) == daylight)
        let nowhere = Data(#"{"latitude": 91, "longitude": 0}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Position.self, from: nowhere) }
    }
}
