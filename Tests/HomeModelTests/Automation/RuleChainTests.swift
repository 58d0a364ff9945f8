import Testing

@testable import HomeModel

@Suite("Rules that set off rules")
struct RuleChainTests {
    private func on(_ lamp: ResourceID, _ isOn: Bool) -> [Command] { [.setLight(lamp, patch { $0.on = isOn })] }

    @Test func `act one after the other`() throws {
        var bench = try RuleBench()
        let first = try bench.add("first", bench.when("Eye", .isTrue(true)), then: on(bench.lamps[0], true))
        let second = try bench.add(
            "second", bench.when(bench.lamp(0), .on, .isTrue(true)), then: on(bench.lamps[1], true))
        let outcome = bench.test.observe(.sensor(.test("Eye"), index: 0, .motion(true)))
        let done = bench.test.pull(outcome.triggers)
        #expect(done.map(\.cause) == [.rule(first), .rule(second)])
        #expect(done.first?.outcome.triggers.map(\.path) == [[first, second]])
        #expect(try bench.test.state(bench.lamps[1]).on)
    }

    @Test func `a rule that would set itself off again is stopped`() throws {
        var bench = try RuleBench()
        let off = try bench.add("off", bench.when(bench.lamp(0), .on, .isTrue(true)), then: on(bench.lamps[0], false))
        let on = try bench.add("on", bench.when(bench.lamp(0), .on, .isTrue(false)), then: on(bench.lamps[0], true))
        let outcome = try bench.test.perform(.setLight(bench.lamps[0], patch { $0.on = true }))
        let done = bench.test.pull(outcome.triggers)
        #expect(done.map(\.cause) == [.rule(off), .rule(on)])
        #expect(done.last?.outcome.changes.contains(Change(.updated([.status]), ResourceReference(.rule, off))) == true)
        #expect(try bench.rule(off).status == .loopError && bench.rule(on).status == .enabled)
        #expect(try bench.rule(off).timesTriggered == 1)
        #expect(try bench.test.state(bench.lamps[0]).on)
    }

    @Test func `one that is stopped stays so until it is enabled`() throws {
        var bench = try RuleBench()
        let rule = try bench.add(
            "R", bench.when(bench.lamp(0), .brightness, .changed),
            then: [.setLight(bench.lamps[0], patch { $0.brightness = .by(-0.1) })])
        let dim = Command.setLight(bench.lamps[0], patch { $0.on = true; $0.brightness = .to(Brightness(fraction: 0.9)) })
        bench.test.pull(try bench.test.perform(dim).triggers)
        #expect(try bench.rule(rule).status == .loopError)
        bench.pass(.seconds(60))
        #expect(bench.fired(try bench.test.perform(dim)).isEmpty)
        var patch = RulePatch()
        patch.isEnabled = true
        try bench.test.perform(.editRule(rule, patch))
        #expect(bench.fired(try bench.test.perform(.setLight(bench.lamps[0], LightPatch.dimmed))) == ["R"])
    }

    @Test func `a chain that gets too long ends`() throws {
        var bench = try RuleBench()
        let lamps = try (0..<20).map { try bench.test.addLamp("Chain \($0)") }
        for (lamp, next) in zip(lamps, lamps.dropFirst()) {
            try bench.add("after", bench.when(ResourceReference(.light, lamp), .on, .isTrue(true)), then: on(next, true))
        }
        let done = bench.test.pull(try bench.test.perform(.setLight(lamps[0], patch { $0.on = true })).triggers)
        #expect(done.count == 16)
        #expect(bench.test.home.rules.all.map(\.status).firstIndex(of: .loopError) == 16)
        #expect(bench.test.home.rules.all.count { $0.status == .loopError } == 1)
        #expect(try bench.test.state(lamps[16]).on && !bench.test.state(lamps[17]).on)
    }

    @Test func `an action that cannot be done does not keep others from being done`() throws {
        var bench = try RuleBench()
        let spare = try bench.test.addLamp("Spare")
        let commands = [Command.renameLight(spare, ""), .setLight(spare, patch { $0.on = true })]
        try bench.add("R", bench.when("Eye", .isTrue(true)), then: commands)
        bench.test.pull(bench.test.observe(.sensor(.test("Eye"), index: 0, .motion(true))).triggers)
        #expect(try bench.test.state(spare).on)
    }
}

extension LightPatch {
    fileprivate static let dimmed = patch { $0.brightness = .to(Brightness(fraction: 0.2)) }
}
