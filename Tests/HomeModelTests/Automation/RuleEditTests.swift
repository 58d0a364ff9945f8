import Testing

@testable import HomeModel

@Suite("Making, changing and losing rules")
struct RuleEditTests {
    private func edit(_ change: (inout RulePatch) -> Void) -> RulePatch {
        var patch = RulePatch()
        change(&patch)
        return patch
    }

    @Test func `a rule belongs to the app that made it and keeps what it was given`() throws {
        var bench = try RuleBench()
        let app = try #require(try bench.test.register("app", key: "key"))
        var draft = bench.draft("R", [bench.when("Eye", .changed)])
        draft.isDisposable = true
        let outcome = try bench.test.perform(.addRule(draft), by: .app(app))
        #expect(outcome.changes == [Change(.added, ResourceReference(.rule, draft.id))] && outcome.created == draft.id)
        let rule = try bench.rule(draft.id)
        #expect(rule.maker == app && rule.created == bench.test.now.utc && rule.isDisposable && rule.status == .enabled)
        #expect(rule.conditions == draft.conditions && rule.actions == draft.actions)
        #expect(rule.lastTriggered == nil && rule.timesTriggered == 0)
    }

    @Test func `names may be empty, are not too long, and differ`() throws {
        var bench = try RuleBench()
        let long = String(repeating: "x", count: 32)
        let ids = try ["", "a", "a", long, long].map { try bench.add($0, bench.when("Eye", .changed)) }
        #expect(try ids.map { try bench.rule($0).name } == ["", "a", "a 1", long, String(long.dropLast(2)) + " 1"])
        for name in [long + "x", "a\u{7}"] {
            #expect(throws: Refusal.invalid(attribute: "name")) { try bench.add(name, bench.when("Eye", .changed)) }
        }
        try bench.test.perform(.editRule(ids[2], edit { $0.name = "a 1" }))
        #expect(try bench.rule(ids[2]).name == "a 1")
    }

    @Test func `new conditions or actions count from nothing, a new name counts on`() throws {
        var bench = try RuleBench()
        let id = try bench.add("R", bench.when("Eye", .changed))
        bench.read("Eye", .motion(true))
        try bench.test.perform(.editRule(id, edit { $0.name = "S" }))
        try bench.test.perform(.editRule(id, edit { $0.conditions = [bench.when("Eye", .changed)] }))
        #expect(try bench.rule(id).timesTriggered == 1, "they are the same")
        let outcome = try bench.test.perform(.editRule(id, edit { $0.conditions = [bench.when("Status", .changed)] }))
        #expect(outcome.changes == [Change(.updated([.content]), ResourceReference(.rule, id))])
        #expect(try bench.rule(id).timesTriggered == 0 && bench.rule(id).lastTriggered == nil)
        #expect(bench.read("Eye", .motion(false)).isEmpty)
        #expect(bench.read("Status", .status(1)) == ["S"])
    }

    @Test func `a patch that changes nothing is no news`() throws {
        var bench = try RuleBench()
        let id = try bench.add("R", bench.when("Eye", .changed))
        let same = edit { $0.isEnabled = true; $0.name = "R" }
        #expect(try bench.test.perform(.editRule(id, same)).changes.isEmpty)
    }

    @Test func `row 157: a rule stays when what it speaks of goes, but does nothing`() throws {
        var bench = try RuleBench()
        let looks = try bench.add("looks", bench.when(bench.lamp(0), .on, .changed))
        let acts = try bench.add(
            "acts", bench.when("Eye", .changed), then: [.setLight(bench.lamps[0], patch { $0.on = true })])
        let other = try bench.add("other", bench.when("Eye", .changed))
        let outcome = try bench.test.perform(.removeLight(bench.lamps[0]))
        for id in [looks, acts] {
            #expect(outcome.changes.contains(Change(.updated([.status]), ResourceReference(.rule, id))))
            #expect(try bench.rule(id).status == .resourceDeleted)
        }
        #expect(try bench.rule(other).status == .enabled)
        #expect(bench.read("Eye", .motion(true)) == ["other"])
    }

    @Test func `it can be enabled when all is there again, and only then`() throws {
        var bench = try RuleBench()
        let id = try bench.add("R", bench.when(bench.lamp(0), .on, .changed), bench.when("Eye", .isTrue(true)))
        try bench.test.perform(.removeLight(bench.lamps[0]))
        #expect(throws: Refusal.resourceDeleted) { try bench.test.perform(.editRule(id, edit { $0.isEnabled = true })) }
        try bench.test.perform(.editRule(id, edit { $0.conditions = [bench.when("Eye", .isTrue(true))] }))
        #expect(try bench.rule(id).status == .resourceDeleted)
        try bench.test.perform(.editRule(id, edit { $0.isEnabled = true }))
        #expect(bench.read("Eye", .motion(true)) == ["R"])
    }

    @Test func `a removed rule is forgotten, and rules that speak of it stop`() throws {
        var bench = try RuleBench()
        let id = try bench.add("R", bench.when("Eye", .changed))
        let other = try bench.add(
            "other", bench.when("Status", .changed), then: [.editRule(id, edit { $0.isEnabled = false })])
        #expect(try bench.test.perform(.removeRule(id)).changes.first == Change(.removed, ResourceReference(.rule, id)))
        #expect(try bench.rule(other).status == .resourceDeleted)
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(!bench.test.home.ruleMemory.isWatching)
        for command in [Command.removeRule(id), .editRule(id, RulePatch())] {
            #expect(throws: Refusal.notFound(ResourceReference(.rule, id))) { try bench.test.perform(command) }
        }
    }

    @Test func `rules may switch rules off and on`() throws {
        var bench = try RuleBench()
        let id = try bench.add("R", bench.when("Eye", .changed))
        for (name, isEnabled) in [("off", false), ("on", true)] {
            try bench.add(
                name, bench.when("Status", .equals(isEnabled ? 1 : 2)), then: [.editRule(id, edit { $0.isEnabled = isEnabled })])
        }
        bench.test.pull(bench.test.observe(.sensor(.test("Status"), index: 0, .status(2))).triggers)
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        bench.test.pull(bench.test.observe(.sensor(.test("Status"), index: 0, .status(1))).triggers)
        #expect(bench.read("Eye", .motion(false)) == ["R"])
    }
}
