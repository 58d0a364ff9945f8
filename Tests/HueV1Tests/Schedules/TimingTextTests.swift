import Foundation
import HomeModel
import Testing

@testable import HueV1

@Suite("Time patterns of schedules")
struct TimingTextTests {
    /// Every form of Docs/HueV1.md §11.2, as it is written again.
    @Test(arguments: [
        "2024-02-29T07:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2024-02-29T07:00:00A00:30:00",
        "W001/T00:00:00", "W124/T06:00:00", "W127/T23:59:59", "W003/T08:30:05A11:59:59", "W064/T12:00:00A00:00:01",
        "PT00:00:10", "PT23:59:59", "PT00:00:00", "PT00:01:00A00:00:30", "PT00:00:00A01:00:00",
        "R05/PT00:00:10", "R02/PT00:00:01", "R99/PT23:59:59", "R10/PT01:00:00A00:10:00", "R/PT00:00:10", "R/PT12:00:00A11:59:59",
    ])
    func `are written as they were read`(text: String) throws {
        let timing = try #require(Timing(v1: text))
        #expect(timing.v1 == text)
        #expect(try JSONDecoder().decode(Timing.self, from: JSONEncoder().encode(timing)) == timing)
    }

    @Test func `mean what they say`() throws {
        let seven = try #require(DayTime(hour: 7, minute: 5, second: 9))
        let leapDay = try #require(LocalMoment(year: 2024, month: 2, day: 29, time: seven))
        #expect(Timing(v1: "2024-02-29T07:05:09") == .once(leapDay, spread: .zero))
        #expect(Timing(v1: "2024-02-29T07:05:09A00:01:05") == .once(leapDay, spread: .seconds(65)))
        let weekdays: Weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday]
        #expect(Timing(v1: "W124/T07:05:09") == .weekly(weekdays, seven, spread: .zero))
        #expect(Timing(v1: "W003/T07:05:09A01:00:00") == .weekly([.saturday, .sunday], seven, spread: .seconds(3600)))
        #expect(Timing(v1: "PT01:01:01") == .timer(length: .seconds(3661), spread: .zero, runs: 1))
        #expect(Timing(v1: "PT00:00:10A00:00:05") == .timer(length: .seconds(10), spread: .seconds(5), runs: 1))
        #expect(Timing(v1: "R05/PT00:00:10") == .timer(length: .seconds(10), spread: .zero, runs: 5))
        #expect(Timing(v1: "R/PT00:00:10A00:00:05") == .timer(length: .seconds(10), spread: .seconds(5), runs: nil))
    }

    @Test func `have one shortest form`() {
        #expect(Timing(v1: "R01/PT00:00:10")?.v1 == "PT00:00:10")
        #expect(Timing(v1: "W127/T07:00:00A00:00:00")?.v1 == "W127/T07:00:00")
    }

    @Test func `tell the truth about what only others can say`() {
        #expect(Timing.timer(length: .seconds(30 * 3600), spread: .zero, runs: 250).v1 == "R250/PT30:00:00")
        #expect(Timing(v1: "PT30:00:00") == nil)
        #expect(Timing(v1: "R250/PT00:00:10") == nil)
    }

    /// Where the reference rests on inference: PT24:00:00, R00 and repeated timers of no length (M).
    @Test(arguments: [
        "", " ", "T", "W", "R", "P", "PT", "A", "none", "now", "0", "07:00:00", "T07:00:00", "W/T07:00:00",
        // Weekdays
        "W128/T07:00:00", "W000/T07:00:00", "W7/T07:00:00", "W07/T07:00:00", "W0127/T07:00:00", "W-01/T07:00:00",
        "W+01/T07:00:00", "w127/T07:00:00", "W127T07:00:00", "W127/07:00:00", "W127/T07:00", "W127/t07:00:00", "W999/T07:00:00",
        "W127/T07:00:00/T08:00:00", "W127/T07:00:00/", "W127/PT07:00:00", "W127//T07:00:00",
        // Times
        "T25:00:00", "W127/T24:00:00", "W127/T25:00:00", "W127/T07:60:00", "W127/T07:00:60", "W127/T7:00:00", "W127/T07:0:00",
        "W127/T07-00-00", "W127/T07:00:00Z", "W127/T07:00:00.5", "W127/T 7:00:00", "W127/T07:00:000", "W127/T-7:00:00",
        // Dates
        "2023-02-29T07:00:00", "1900-02-29T07:00:00", "2024-02-30T07:00:00", "2024-04-31T07:00:00", "2024-13-01T07:00:00",
        "2024-00-01T07:00:00", "2024-01-00T07:00:00", "2024-01-32T07:00:00", "0000-01-01T07:00:00", "24-01-01T07:00:00",
        "2024-1-01T07:00:00", "2024-01-01", "2024-01-01 07:00:00", "2024-01-01T07:00:00Z", "2024-01-01T07:00:00+01:00",
        "2024-01-01T24:00:00", "02024-01-01T07:00:00", "-2024-01-01T07:00:00", "2024/01/01T07:00:00",
        // Timers
        "PT24:00:00", "PT00:60:00", "PT00:00:60", "PT10", "PT0:00:10", "PT00:00:10 ", " PT00:00:10", "pt00:00:10", "P00:00:10",
        "PT1H", "R00/PT00:00:10", "R1/PT00:00:10", "R001/PT00:00:10", "R100/PT00:00:10", "R-1/PT00:00:10", "R//PT00:00:10",
        "R05PT00:00:10", "R05/T00:00:10", "R05/", "R/", "R/W127/T07:00:00", "RR/PT00:00:10", "R/PT00:00:00", "R05/PT00:00:00",
        "R01/PT00:00:00", "R/PT00:00:00A00:00:10",
        // Spreads
        "PT00:00:10A", "PT00:00:10A12:00:00", "W127/T07:00:00A12:00:00", "2024-02-29T07:00:00A12:00:00", "PT00:00:10A23:59:59",
        "PT00:00:10A00:60:00", "PT00:00:10A1", "PT00:00:10AA00:00:01", "PT00:00:10A00:00:01A00:00:01", "PT00:00:10a00:00:01",
        "PT00:00:10A-0:00:01", "A00:00:10", "W127/A00:00:10",
        // Digits of other scripts, signs that look alike, and what hides
        "W１２７/T07:00:00", "W127/T０７:00:00", "PT٠٠:٠٠:١٠", "W127/T07：00：00", "W127/T07:00:00\u{0}", "W127/T07:00:00\n",
        "\u{FEFF}W127/T07:00:00", "W127\u{2044}T07:00:00", "R०५/PT00:00:10", "2024\u{2010}01\u{2010}01T07:00:00", "PT00:00:1０",
        "W12७/T07:00:00", "W127/T07:00:0\u{30}\u{301}", "🕖",
    ])
    func `that are none are refused`(text: String) {
        #expect(Timing(v1: text) == nil)
    }

    @Test func `are refused when cut short or one sign longer`() {
        let spread = ["2024-02-29T07:00:00", "W124/T06:00:00", "R05/PT00:00:10", "R/PT00:00:10"].map { $0 + "A00:30:00" }
        for text in spread {
            #expect(Timing(v1: text) != nil)
            let whole = text.prefix { $0 != "A" }
            for length in 0..<text.count where length != whole.count {
                #expect(Timing(v1: String(text.prefix(length))) == nil, "\(text.prefix(length))")
            }
            #expect(Timing(v1: text + "0") == nil)
        }
    }
}
