import Foundation
import Testing

@testable import porchlight

@Suite("Moments on the command line")
struct MomentTests {
    private let now = Date(timeIntervalSince1970: 1_795_262_400)

    @Test(arguments: [("90s", 90.0), ("30m", 1800), ("2h", 7200), ("1.5h", 5400), ("7d", 604_800), ("0s", 0)])
    func aLengthIsThatLongBeforeOrAfter(_ text: String, _ seconds: Double) throws {
        let moment = try #require(Moment(argument: text))
        #expect(moment.after(now) == now + seconds)
        #expect(moment.before(now) == now - seconds)
    }

    @Test func aMomentIsItself() throws {
        let moment = try #require(Moment(argument: "2026-11-21T12:00:00Z"))
        #expect(moment.after(.distantPast) == now && moment.before(.distantFuture) == now)
    }

    @Test(arguments: ["2026-11-21", "2026-11-21T18:30", "2026-11-21T18:30:00"])
    func withoutAZoneItIsThisMachines(_ text: String) throws {
        let moment = try #require(Moment(argument: text))
        let parts = Calendar.current.dateComponents([.year, .month, .day, .hour, .minute], from: moment.before(now))
        #expect([parts.year, parts.month, parts.day] == [2026, 11, 21])
        #expect([parts.hour, parts.minute] == (text.contains("T") ? [18, 30] : [0, 0]))
    }

    @Test(arguments: ["", "soon", "h", "-1h", "nanh", "infd", "2026-13-01", "18:30", "1w"])
    func whatIsNoneIsRefused(_ text: String) {
        #expect(Moment(argument: text) == nil)
    }
}
