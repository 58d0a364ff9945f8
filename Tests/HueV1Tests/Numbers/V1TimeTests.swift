import Foundation
import Testing

@testable import HueV1

@Suite("A moment as v1 writes it")
struct V1TimeTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00"), (-1, "1969-12-31T23:59:59"), (951_782_399, "2000-02-28T23:59:59"),
        (951_782_400, "2000-02-29T00:00:00"),
        (951_868_800, "2000-03-01T00:00:00"), (1_077_926_400, "2004-02-28T00:00:00"),
        (1_078_012_800, "2004-02-29T00:00:00"),
        (1_078_099_200, "2004-03-01T00:00:00"), (1_234_567_890, "2009-02-13T23:31:30"),
        (1_504_544_186, "2017-09-04T16:56:26"),
        (1_709_164_800, "2024-02-29T00:00:00"), (1_735_689_599, "2024-12-31T23:59:59"),
        (1_735_689_600, "2025-01-01T00:00:00"),
        (2_147_483_648, "2038-01-19T03:14:08"), (4_107_456_000, "2100-02-28T00:00:00"),
        (4_107_542_400, "2100-03-01T00:00:00"),
        (-2_203_891_200, "1900-03-01T00:00:00"),
    ])
    func `has the known date`(seconds: Int, text: String) {
        #expect(V1Time.utc(Date(timeIntervalSince1970: Double(seconds))) == text)
    }

    @Test(arguments: [(0.999, "1970-01-01T00:00:00"), (-0.001, "1969-12-31T23:59:59"), (59.9999, "1970-01-01T00:00:59")])
    func `has no fractions and is never ahead`(seconds: Double, text: String) {
        #expect(V1Time.utc(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test(arguments: [
        // Clocks of Amsterdam went forward at 01:00 UTC on 26 March 2017 and back at 01:00 UTC on 29 October.
        (1_490_489_999, "Europe/Amsterdam", "2017-03-26T01:59:59"),
        (1_490_490_000, "Europe/Amsterdam", "2017-03-26T03:00:00"),
        (1_509_238_799, "Europe/Amsterdam", "2017-10-29T02:59:59"),
        (1_509_238_800, "Europe/Amsterdam", "2017-10-29T02:00:00"),
        // New York: 07:00 UTC on 12 March, 06:00 UTC on 5 November.
        (1_489_301_999, "America/New_York", "2017-03-12T01:59:59"),
        (1_489_302_000, "America/New_York", "2017-03-12T03:00:00"),
        (1_509_861_599, "America/New_York", "2017-11-05T01:59:59"),
        (1_509_861_600, "America/New_York", "2017-11-05T01:00:00"),
        // The southern half of the world, a half hour, and a quarter.
        (1_500_000_000, "Australia/Sydney", "2017-07-14T12:40:00"),
        (1_512_337_747, "Australia/Sydney", "2017-12-04T08:49:07"),
        (1_500_000_000, "Asia/Kolkata", "2017-07-14T08:10:00"),
        (1_500_000_000, "Asia/Kathmandu", "2017-07-14T08:25:00"),
        (1_512_337_747, "America/Halifax", "2017-12-03T17:49:07"), (1_500_000_000, "UTC", "2017-07-14T02:40:00"),
    ])
    func `is local time in a zone, summer or winter`(seconds: Int, zone: String, text: String) {
        #expect(V1Time.local(Date(timeIntervalSince1970: Double(seconds)), zone: zone) == text)
    }

    @Test func `is none where there is no zone`() {
        #expect(V1Time.local(Date(timeIntervalSince1970: 0), zone: nil) == "none")
        #expect(V1Time.local(Date(timeIntervalSince1970: 0), zone: "Mars/Base") == "none")
    }

    @Test func `agrees with the calendar on every day of four hundred years`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for day in stride(from: -25_567, to: 120_000, by: 7) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let text = V1Time.utc(date).prefix(10).split(separator: "-").compactMap { Int($0) }
            #expect(text == [parts.year, parts.month, parts.day].compactMap(\.self))
        }
    }
}
