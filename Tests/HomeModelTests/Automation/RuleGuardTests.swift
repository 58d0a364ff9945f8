import Testing

@testable import HomeModel

@Suite("What only has to hold")
struct RuleGuardTests {
    @Test func `that something did not change for a while`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .stable(.seconds(10))), bench.when(bench.sensor("Status"), .updated, .changed))
        bench.read("Eye", .motion(true))
        bench.pass(.seconds(9))
        #expect(bench.read("Status", .status(1)).isEmpty)
        bench.pass(.seconds(1))
        #expect(bench.read("Status", .status(1)) == ["R"])
        bench.read("Eye", .motion(true))
        #expect(bench.read("Status", .status(1)) == ["R"], "it was only read again")
        bench.read("Eye", .motion(false))
        #expect(bench.read("Status", .status(1)).isEmpty)
    }

    @Test func `that something changed lately`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .unstable(.seconds(10))), bench.when(bench.sensor("Status"), .updated, .changed))
        bench.pass(.seconds(60))
        #expect(bench.read("Status", .status(1)).isEmpty)
        bench.read("Eye", .motion(true))
        #expect(bench.read("Status", .status(1)) == ["R"])
        bench.pass(.seconds(10))
        #expect(bench.read("Status", .status(1)).isEmpty)
    }

    @Test func `neither sets a rule off`() throws {
        var bench = try RuleBench()
        try bench.add("calm", bench.when("Eye", .stable(.seconds(10))), bench.when("Status", .equals(1)))
        try bench.add("lively", bench.when("Eye", .unstable(.seconds(10))), bench.when("Status", .equals(1)))
        bench.pass(.seconds(60))
        bench.read("Eye", .motion(true))
        #expect(bench.read("Status", .status(1)) == ["lively"])
        #expect(bench.pass(.seconds(60)).isEmpty, "what is calm now was not when the status came")
        #expect(bench.read("Eye", .motion(false)).isEmpty)
        bench.read("Status", .status(0))
        bench.pass(.seconds(60))
        #expect(bench.read("Status", .status(1)) == ["calm"])
    }

    @Test func `before the first change, time is counted from the start of the program`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .stable(.seconds(3600))), bench.when(bench.sensor("Status"), .updated, .changed))
        #expect(bench.read("Status", .status(1)).isEmpty)
        bench.pass(.seconds(3600))
        #expect(bench.read("Status", .status(1)) == ["R"])
    }

    @Test func `a sensor that is switched off sets nobody off, nor lets others be`() throws {
        var bench = try RuleBench()
        try bench.add("change", bench.when("Eye", .changed))
        try bench.add("guard", bench.when("Eye", .isTrue(true)), bench.when("Status", .changed))
        try bench.add("delay", bench.when("Eye", .changedAgo(.seconds(5))))
        #expect(bench.read("Eye", .motion(true)) == ["change"])
        bench.enable("Eye", false)
        #expect(bench.read("Eye", .motion(false)).isEmpty)
        #expect(bench.read("Status", .status(1)).isEmpty)
        #expect(bench.pass(.seconds(5)).isEmpty)
        bench.enable("Eye", true)
        #expect(bench.read("Status", .status(2)) == ["guard"])
    }

    @Test func `a rule that is disabled looks at nothing`() throws {
        var bench = try RuleBench()
        var draft = bench.draft("R", [bench.when("Eye", .isTrue(true))])
        draft.isEnabled = false
        let rule = try #require(try bench.test.perform(.addRule(draft)).created)
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(try bench.rule(rule).lastTriggered == nil)
        #expect(!bench.test.home.ruleMemory.isWatching)
    }
}
