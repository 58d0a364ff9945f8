import Foundation
import HomeModel
import Testing

@testable import HueV1

@Suite("Intervals and lengths in the conditions of rules")
struct IntervalTextTests {
    @Test(arguments: [
        "T08:00:00/T20:00:00", "T23:30:00/T07:00:00", "T00:00:00/T23:59:59", "T00:00:00/T00:00:00", "W127/T08:00:00/T20:00:00",
        "W001/T23:59:59/T00:00:00",
    ])
    func `intervals are written as they were read`(text: String) throws {
        #expect(try #require(DayInterval(v1: text)).v1 == text)
    }

    @Test func `intervals mean what they say`() throws {
        let eight = try #require(DayTime(hour: 8, minute: 0))
        let evening = try #require(DayTime(hour: 20, minute: 15, second: 30))
        #expect(DayInterval(v1: "T08:00:00/T20:15:30") == DayInterval(from: eight, to: evening))
        #expect(DayInterval(v1: "W065/T20:15:30/T08:00:00") == DayInterval(days: [.monday, .sunday], from: evening, to: eight))
    }

    @Test(arguments: [
        "", "/", "T08:00:00", "T08:00:00/", "/T08:00:00", "T08:00:00/20:00:00", "08:00:00/T20:00:00", "T08:00:00T20:00:00",
        "T08:00:00-T20:00:00", "T08:00:00/T24:00:00", "T25:00:00/T20:00:00", "T08:00/T20:00", "T08:00:00/T20:00:00/T21:00:00",
        "T08:00:00/T20:00:00A00:10:00", "T08:00:00/T20:00:00 ", " T08:00:00/T20:00:00", "T08:00:00/PT20:00:00",
        "W000/T08:00:00/T20:00:00", "W128/T08:00:00/T20:00:00", "W7/T08:00:00/T20:00:00", "W127T08:00:00/T20:00:00",
        "W127/T08:00:00", "W/T08:00:00/T20:00:00", "W127/W127/T08:00:00/T20:00:00", "PT08:00:00", "t08:00:00/t20:00:00",
        "T０８:00:00/T20:00:00", "T08:00:00/T20:00:00\u{0}", "2024-01-01T08:00:00/T20:00:00", "W１２７/T08:00:00/T20:00:00",
    ])
    func `what is no interval is refused`(text: String) {
        #expect(DayInterval(v1: text) == nil)
    }

    @Test(arguments: [("PT00:00:00", 0), ("PT00:00:05", 5), ("PT00:10:00", 600), ("PT23:59:59", 86_399)])
    func `lengths are hours, minutes and seconds`(text: String, seconds: Int) throws {
        let length = try #require(Duration(v1: text))
        #expect(length == .seconds(seconds))
        #expect(length.v1 == text)
    }

    @Test(arguments: [
        "", "PT", "T00:00:05", "00:00:05", "PT5", "PT5S", "PT24:00:00", "PT00:60:00", "PT00:00:60", "PT0:00:05",
        "PT00:00:05A00:00:01", "R/PT00:00:05", "R05/PT00:00:05", "pt00:00:05", "PT-0:00:05", "PT00:00:05 ", "PT００:00:05", "PT00:00:05\u{0}",
    ])
    func `what is no length is refused`(text: String) {
        #expect(Duration(v1: text) == nil)
    }

    @Test func `a fraction of a second is not written`() {
        #expect(Duration.milliseconds(90_999).v1 == "PT00:01:30")
        #expect(Duration.seconds(360_000).v1 == "PT100:00:00")
    }

    @Test func `a local moment has four digits of year`() throws {
        let midnight = try #require(DayTime(seconds: 0))
        #expect(LocalMoment(year: 33, month: 4, day: 5, time: midnight)?.v1 == "0033-04-05T00:00:00")
    }
}
