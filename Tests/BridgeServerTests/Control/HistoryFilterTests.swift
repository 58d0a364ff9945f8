import Foundation
import Testing

@testable import BridgeServer

@Suite("Which lines of the history are wanted")
struct HistoryFilterTests {
    @Test func withoutAQueryTheLastHundred() throws {
        let filter = try HistoryFilter([:])
        #expect(filter.limit == 100 && filter.app == nil && filter.light == nil && filter.since == nil)
    }

    @Test func everyMemberIsRead() throws {
        let filter = try HistoryFilter(["app": "a#b", "light": "3", "since": "2026-11-21T12:00:00Z", "limit": "7"])
        #expect(filter.app == "a#b" && filter.light == "3" && filter.limit == 7)
        #expect(filter.since == Date(timeIntervalSince1970: 1_795_262_400))
    }

    @Test(arguments: [["since": "yesterday"], ["limit": "0"], ["limit": "-1"], ["limit": "many"]])
    func whatIsNoneIsSaid(_ query: [String: String]) {
        #expect(throws: ControlProblem.self) { try HistoryFilter(query) }
    }
}
