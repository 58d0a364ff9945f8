import Foundation
import Testing

@testable import HomeModel

@Suite("A rule that waits after a change")
struct RuleDelayTests {
    @Test func `row 155: acts when the time is over, counted from the last change`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Status", .changedAgo(.seconds(5))))
        #expect(bench.read("Status", .status(1)).isEmpty)
        #expect(bench.pass(.seconds(4)).isEmpty)
        #expect(bench.pass(.seconds(1)) == ["R"])
        #expect(bench.pass(.seconds(60)).isEmpty)
        bench.read("Status", .status(2))
        #expect(bench.pass(.seconds(3)).isEmpty)
        bench.read("Status", .status(3))
        #expect(bench.pass(.seconds(4)).isEmpty)
        #expect(bench.pass(.seconds(1)) == ["R"])
    }

    @Test func `a reading that changes nothing leaves the time running`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Status", .changedAgo(.seconds(5))))
        bench.read("Status", .status(1))
        bench.pass(.seconds(3))
        bench.read("Status", .status(1))
        #expect(bench.pass(.seconds(2)) == ["R"])
    }

    @Test func `of readings, each begins it anew`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when(bench.sensor("Eye"), .updated, .changedAgo(.seconds(5))))
        bench.read("Eye", .motion(false))
        bench.pass(.seconds(3))
        bench.read("Eye", .motion(false))
        #expect(bench.pass(.seconds(4)).isEmpty)
        #expect(bench.pass(.seconds(1)) == ["R"])
    }

    @Test func `what else must be is looked at when the time is over`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changedAgo(.seconds(5))), bench.when("Status", .equals(1)))
        bench.read("Eye", .motion(true))
        bench.read("Status", .status(1))
        #expect(bench.pass(.seconds(5)) == ["R"])
        bench.read("Eye", .motion(false))
        bench.read("Status", .status(0))
        #expect(bench.pass(.seconds(5)).isEmpty)
        #expect(bench.read("Status", .status(1)).isEmpty, "its time is over")
    }

    @Test func `disabling or changing it ends the wait, a new name does not`() throws {
        var bench = try RuleBench()
        let rule = try bench.add("R", bench.when("Eye", .changedAgo(.seconds(5))))
        var patch = RulePatch()
        patch.name = "S"
        bench.read("Eye", .motion(true))
        try bench.test.perform(.editRule(rule, patch))
        #expect(bench.pass(.seconds(5)) == ["S"])
        bench.read("Eye", .motion(false))
        for isEnabled in [false, true] {
            patch.isEnabled = isEnabled
            try bench.test.perform(.editRule(rule, patch))
        }
        #expect(bench.pass(.seconds(5)).isEmpty)
    }

    @Test func `a clock on the wall that jumps does not matter`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changedAgo(.seconds(5))))
        bench.read("Eye", .motion(true))
        bench.test.now.utc += 3600
        #expect(bench.fired(bench.test.tick()).isEmpty)
        bench.test.now.utc -= 7200
        #expect(bench.pass(.seconds(5)) == ["R"])
    }

    @Test func `nothing is waited for once all is done`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changedAgo(.seconds(5))))
        #expect(bench.test.home.nextDue == nil)
        bench.read("Eye", .motion(true))
        #expect(bench.test.home.nextDue == bench.test.now.uptime + .seconds(5))
        bench.pass(.seconds(5))
        #expect(bench.test.home.nextDue == nil)
    }

    @Test func `a wait of no time is one of a second, so that nobody turns in circles without rest`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changedAgo(.zero)))
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.pass(.milliseconds(900)).isEmpty)
        #expect(bench.pass(.milliseconds(100)) == ["R"])
    }
}
