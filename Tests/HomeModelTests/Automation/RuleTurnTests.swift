import Testing

@testable import HomeModel

@Suite("A rule that no single change sets off")
struct RuleTurnTests {
    @Test func `acts when its condition comes to hold, and again only after it did not`() throws {
        var bench = try RuleBench()
        let rule = try bench.add("R", bench.when("Status", .equals(1)))
        #expect(bench.read("Status", .status(1)) == ["R"])
        #expect(bench.read("Status", .status(1)).isEmpty)
        #expect(bench.read("Status", .status(2)).isEmpty)
        #expect(bench.read("Status", .status(1)) == ["R"])
        #expect(try bench.rule(rule).timesTriggered == 2)
        #expect(try bench.rule(rule).lastTriggered == bench.test.now.utc)
    }

    @Test func `says that it acted, and what is to be done in whose name`() throws {
        var bench = try RuleBench()
        let rule = try bench.add("R", bench.when("Eye", .isTrue(true)))
        let outcome = bench.test.observe(.sensor(.test("Eye"), index: 0, .motion(true)))
        #expect(outcome.changes.last == Change(.updated([.triggered]), ResourceReference(.rule, rule)))
        let command = Command.setLight(bench.lamps[1], patch { $0.on = true })
        #expect(outcome.triggers == [Trigger(cause: .rule(rule), commands: [command], path: [rule])])
        bench.test.pull(outcome.triggers)
        #expect(try bench.test.state(bench.lamps[1]).on)
    }

    @Test func `needs all its conditions, whichever comes last`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .isTrue(true)), bench.when("Status", .above(4)), bench.when("Warmth", .below(25)))
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.read("Status", .status(5)) == ["R"])
        #expect(bench.read("Warmth", .temperature(30)).isEmpty)
        #expect(bench.read("Warmth", .temperature(24)) == ["R"])
        #expect(bench.read("Eye", .motion(false)).isEmpty)
        #expect(bench.read("Eye", .motion(true)) == ["R"])
    }

    @Test func `bounds are excluded`() throws {
        var bench = try RuleBench()
        try bench.add("above", bench.when("Status", .above(3)))
        try bench.add("below", bench.when("Status", .below(-3)))
        #expect(bench.read("Status", .status(3)).isEmpty)
        #expect(bench.read("Status", .status(4)) == ["above"])
        #expect(bench.read("Status", .status(-3)).isEmpty)
        #expect(bench.read("Status", .status(-4)) == ["below"])
    }

    @Test func `does not act because it was made or enabled while all holds`() throws {
        var bench = try RuleBench()
        bench.read("Eye", .motion(true))
        let rule = try bench.add("R", bench.when("Eye", .isTrue(true)))
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        for isEnabled in [false, true] {
            var patch = RulePatch()
            patch.isEnabled = isEnabled
            #expect(bench.fired(try bench.test.perform(.editRule(rule, patch))).isEmpty)
            #expect(bench.read("Eye", .motion(true)).isEmpty)
        }
        bench.read("Eye", .motion(false))
        #expect(bench.read("Eye", .motion(true)) == ["R"])
    }

    @Test func `looks at lamps, too, whoever switched them`() throws {
        var bench = try RuleBench()
        try bench.add("on", bench.when(bench.lamp(0), .on, .isTrue(true)))
        try bench.add("dim", bench.when(bench.lamp(0), .brightness, .below(0.5)))
        let told = try bench.test.perform(.setLight(bench.lamps[0], patch { $0.on = true }))
        #expect(bench.fired(told) == ["on"])
        let reading = LightReading(brightness: Brightness(fraction: 0.3))
        #expect(bench.fired(bench.test.observe(.light(.test("Lamp 1"), index: 0, reading))) == ["dim"])
    }

    @Test func `acts once, however many of its conditions change at a time`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when(bench.lamp(0), .on, .isTrue(true)), bench.when(bench.lamp(1), .on, .isTrue(true)))
        let outcome = try bench.test.perform(.setGroup(.wholeHome, patch { $0.on = true }))
        #expect(bench.fired(outcome) == ["R"])
    }
}
