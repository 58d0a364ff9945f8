import Foundation
import Testing

@testable import HomeModel

@Suite("Rules after a restart")
struct RuleRestartTests {
    /// The same home, as it was kept, in a program that has just started.
    private func restarted(_ bench: RuleBench) -> RuleBench {
        var next = bench
        next.test.home = Home(
            restoring: bench.test.home.identity, settings: bench.test.home.settings, resources: bench.test.home.resources)
        next.test.now = Instant(uptime: .seconds(3), utc: bench.test.now.utc)
        return next
    }

    @Test func `do not act because of how things are, and do at the next turn`() throws {
        var bench = try RuleBench()
        try bench.add("true", bench.when("Eye", .isTrue(true)))
        try bench.add("false", bench.when("Eye", .isTrue(false)))
        bench.read("Eye", .motion(true))
        bench = restarted(bench)
        #expect(bench.fired(bench.test.tick()).isEmpty)
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.read("Eye", .motion(false)) == ["false"])
        #expect(bench.read("Eye", .motion(true)) == ["true"])
    }

    @Test func `know a change from what was kept`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changed))
        bench.read("Eye", .motion(true))
        bench = restarted(bench)
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.read("Eye", .motion(false)) == ["R"])
    }

    @Test func `begin to count anew how long things have been so`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .stable(.seconds(60))), bench.when(bench.sensor("Status"), .updated, .changed))
        bench.pass(.seconds(3600))
        bench = restarted(bench)
        bench.test.tick()
        #expect(bench.read("Status", .status(1)).isEmpty)
        bench.pass(.seconds(60))
        #expect(bench.read("Status", .status(1)) == ["R"])
    }

    @Test func `look at the clock at once`() throws {
        var bench = try RuleBench()
        let night = DayInterval(from: try #require(DayTime(hour: 22, minute: 0)), to: try #require(DayTime(hour: 6, minute: 0)))
        try bench.add("in", bench.when(bench.clock, .localTime, .inside(night)))
        try bench.add("both", bench.when(bench.clock, .localTime, .inside(night)), bench.when("Eye", .isTrue(true)))
        bench = restarted(bench)
        #expect(bench.test.home.nextDue == .zero)
        #expect(bench.fired(bench.test.tick()).isEmpty)
        #expect(bench.read("Eye", .motion(true)) == ["both"])
        #expect(bench.pass(.seconds(22 * 3600)).isEmpty)
        #expect(bench.pass(.seconds(3600)) == ["in", "both"])
    }

    @Test func `that wait for a while have forgotten it`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changedAgo(.seconds(5))))
        bench.read("Eye", .motion(true))
        bench = restarted(bench)
        #expect(bench.test.home.nextDue == nil)
        #expect(bench.pass(.seconds(60)).isEmpty)
    }

    @Test func `that do not act still do not`() throws {
        var bench = try RuleBench()
        let rule = try bench.add("R", bench.when("Eye", .changed))
        _ = bench.test.home.rules.update(rule) { $0.status = .loopError }
        bench = restarted(bench)
        #expect(bench.read("Eye", .motion(true)).isEmpty)
    }
}
