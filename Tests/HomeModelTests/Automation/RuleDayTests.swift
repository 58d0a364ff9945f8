import Foundation
import Testing

@testable import HomeModel

@Suite("A rule that looks at the time of day")
struct RuleDayTests {
    /// It is 23:13:20 in Berlin when a test begins.
    private static func interval(_ from: Int, _ to: Int, on days: Weekdays? = nil) throws -> DayInterval {
        DayInterval(
            days: days, from: try #require(DayTime(hour: from, minute: 0)), to: try #require(DayTime(hour: to, minute: 0)))
    }

    @Test func `acts when its time begins, every day`() throws {
        var bench = try RuleBench()
        let rule = try bench.add("R", bench.when(bench.clock, .localTime, .inside(Self.interval(7, 9))))
        #expect(bench.pass(.seconds(7 * 3600)).isEmpty)
        #expect(bench.pass(.seconds(3600)) == ["R"])
        #expect(try bench.rule(rule).lastTriggered == Date(timeIntervalSince1970: 1_700_028_000))
        #expect(bench.pass(.seconds(3 * 86_400)) == ["R", "R", "R"])
    }

    @Test func `acts when the time it keeps out of ends`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when(bench.clock, .localTime, .outside(Self.interval(7, 9))))
        #expect(bench.pass(.seconds(9 * 3600)).isEmpty)
        #expect(bench.pass(.seconds(3600)) == ["R"])
    }

    @Test func `over midnight, and only on its days`() throws {
        var bench = try RuleBench()
        let night = try Self.interval(22, 6, on: .tuesday)
        try bench.add("R", bench.when(bench.clock, .localTime, .inside(night)), bench.when("Eye", .isTrue(true)))
        #expect(bench.read("Eye", .motion(true)) == ["R"], "it is Tuesday night")
        bench.read("Eye", .motion(false))
        bench.pass(.seconds(6 * 3600))
        #expect(bench.read("Eye", .motion(true)) == ["R"], "and still is")
        bench.pass(.seconds(3600))
        bench.read("Eye", .motion(false))
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.pass(.seconds(6 * 86_400)).isEmpty)
        #expect(bench.pass(.seconds(86_400)) == ["R"], "somebody moves when the next one begins")
    }

    @Test func `its time only has to be where a change sets it off`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when(bench.clock, .localTime, .inside(Self.interval(7, 9))), bench.when("Eye", .changed))
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.pass(.seconds(8 * 3600)).isEmpty)
        #expect(bench.read("Eye", .motion(false)) == ["R"])
    }

    @Test func `may keep out of several parts of the day`() throws {
        var bench = try RuleBench()
        let (early, late) = (try Self.interval(0, 7), try Self.interval(6, 9))
        try bench.add(
            "R", bench.when(bench.clock, .localTime, .outside(early)), bench.when(bench.clock, .localTime, .outside(late)))
        #expect(bench.pass(.seconds(9 * 3600 + 1800)).isEmpty)
        #expect(bench.pass(.seconds(1200)) == ["R"])
    }

    @Test func `that all is calm by then does not make it act later`() throws {
        var bench = try RuleBench()
        try bench.add(
            "R", bench.when(bench.clock, .localTime, .inside(Self.interval(7, 9))), bench.when("Eye", .stable(.seconds(600))))
        bench.pass(.seconds(7 * 3600 + 46 * 60))
        bench.read("Eye", .motion(true))
        #expect(bench.pass(.seconds(3600)).isEmpty)
        #expect(bench.pass(.seconds(86_400)) == ["R"])
    }

    @Test func `notices within a minute that the clock was set`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when(bench.clock, .localTime, .inside(Self.interval(7, 9))))
        bench.test.now.utc += 9 * 3600
        #expect(bench.pass(.seconds(60)) == ["R"])
        bench.test.now.utc -= 9 * 3600
        #expect(bench.pass(.seconds(60)).isEmpty)
        #expect(bench.pass(.seconds(8 * 3600)) == ["R"])
    }

    @Test func `goes by the zone that is set, and by none while there is none`() throws {
        var bench = try RuleBench()
        try bench.add("in", bench.when(bench.clock, .localTime, .inside(Self.interval(7, 9))))
        var patch = SettingsPatch()
        patch.timeZone = "Asia/Tokyo"
        #expect(bench.fired(try bench.test.perform(.editSettings(patch))) == ["in"], "it is 7:13 in Tokyo")
        bench.test.home.settings.timeZone = nil
        try bench.add("out", bench.when(bench.clock, .localTime, .outside(Self.interval(7, 9))))
        #expect(bench.pass(.seconds(2 * 86_400)).isEmpty)
        #expect(bench.test.home.rules.all.allSatisfy { bench.test.home.holds($0, at: bench.test.now) == false })
    }
}
