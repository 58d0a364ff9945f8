import Testing

@testable import HomeModel

@Suite("What a rule may look at and do")
struct RuleCheckTests {
    @Test func `looks at sides that things have, by tests that make sense of them`() throws {
        var bench = try RuleBench()
        let night = DayInterval(from: try #require(DayTime(hour: 22, minute: 0)), to: try #require(DayTime(hour: 6, minute: 0)))
        let room = ResourceReference(.room, bench.room)
        let good = [
            bench.when("Eye", .isTrue(true)), bench.when("Warmth", .above(20)), bench.when("Switch", .equals(1000)),
            bench.when("Dial", .equals(1)), bench.when(bench.sensor("Eye"), .updated, .stable(.seconds(1))),
            bench.when(bench.sensor("Eye"), .enabled, .isTrue(false)), bench.when(bench.sensor("Eye"), .battery, .below(20)),
            bench.when(bench.sensor("Eye"), .reachable, .isTrue(false)),
            bench.when(bench.sensor("Light"), .isDark, .isTrue(true)),
            bench.when(bench.sensor("Light"), .isDaylight, .changed), bench.when(bench.lamp(0), .on, .isTrue(true)),
            bench.when(bench.lamp(0), .hue, .above(1)), bench.when(room, .anyOn, .isTrue(true)),
            bench.when(bench.all, .allOn, .isTrue(true)), bench.when(bench.clock, .localTime, .inside(night)),
        ]
        for condition in good { try bench.add("R", condition) }
    }

    @Test func `refuses what does not fit`() throws {
        var bench = try RuleBench()
        let plug = ResourceReference(.light, try bench.test.addLamp("Plug", .plug))
        let day = DayInterval(from: try #require(DayTime(seconds: 0)), to: try #require(DayTime(seconds: 1)))
        let bad = [
            bench.when("Eye", .equals(1)), bench.when("Warmth", .isTrue(true)), bench.when("Nobody", .changed),
            bench.when(bench.sensor("Eye"), .updated, .isTrue(true)), bench.when(bench.sensor("Eye"), .isDark, .isTrue(true)),
            bench.when(bench.sensor("Eye"), .on, .isTrue(true)), bench.when(plug, .brightness, .above(0)),
            bench.when(plug, .hue, .changed), bench.when(plug, .mirek, .changed), bench.when(plug, .reading, .changed),
            bench.when(ResourceReference(.room, .devices), .anyOn, .isTrue(true)), bench.when(bench.all, .on, .isTrue(true)),
            bench.when(ResourceReference(.room, bench.room), .on, .isTrue(true)),
            bench.when(bench.clock, .localTime, .changed), bench.when(bench.clock, .localTime, .stable(.seconds(1))),
            bench.when(bench.clock, .anyOn, .isTrue(true)), bench.when("Eye", .inside(day)),
            bench.when("Eye", .stable(.seconds(-1))),
        ]
        let fine = bench.when("Status", .equals(1))
        for condition in bad {
            #expect(throws: Refusal.condition(1), "\(condition)") { try bench.add("R", fine, condition) }
        }
    }

    @Test func `is set off by one change at most, and by one time or by several to keep out of`() throws {
        var bench = try RuleBench()
        let day = DayInterval(from: try #require(DayTime(seconds: 0)), to: try #require(DayTime(seconds: 1)))
        let inside = bench.when(bench.clock, .localTime, .inside(day))
        let outside = bench.when(bench.clock, .localTime, .outside(day))
        let (change, delay) = (bench.when("Eye", .changed), bench.when("Status", .changedAgo(.seconds(1))))
        try bench.add("R", outside, outside, change)
        for pair in [[change, change], [change, delay], [delay, change], [inside, inside], [inside, outside], [outside, inside]] {
            #expect(throws: Refusal.condition(1)) { try bench.test.perform(.addRule(bench.draft("R", pair))) }
        }
    }

    @Test func `has one to eight conditions and actions`() throws {
        var bench = try RuleBench()
        let (condition, command) = (bench.when("Eye", .isTrue(true)), Command.setLight(bench.lamps[0], LightPatch()))
        for count in [1, 8] {
            let parts = Array(repeating: condition, count: count)
            try bench.test.perform(.addRule(bench.draft("R\(count)", parts, then: Array(repeating: command, count: count))))
        }
        for count in [0, 9] {
            let (conditions, commands) = (Array(repeating: condition, count: count), Array(repeating: command, count: count))
            #expect(throws: Refusal.invalid(attribute: "conditions")) {
                try bench.test.perform(.addRule(bench.draft("R", conditions)))
            }
            #expect(throws: Refusal.invalid(attribute: "actions")) {
                try bench.test.perform(.addRule(bench.draft("R", [condition], then: commands)))
            }
        }
    }

    @Test func `does what its maker may do with what is there, and makes nothing new`() throws {
        var bench = try RuleBench()
        let app = try #require(try bench.test.register("app", key: "key"))
        let condition = bench.when("Eye", .changed)
        let fine = Command.setLight(bench.lamps[0], LightPatch())
        let bad: [Command] = [
            .addRule(bench.draft("S", [condition])), .setLight(.devices, LightPatch()), .pressLinkButton(granting: nil), .revokeApp(app),
            .recallScene(.devices, in: .room(bench.room), transition: nil), .setGroup(.zone(.devices), LightPatch()),
        ]
        for command in bad {
            let draft = bench.draft("R", [condition], then: [fine, command])
            #expect(throws: Refusal.action(1), "\(command)") { try bench.test.perform(.addRule(draft), by: .app(app)) }
        }
        try bench.test.perform(.addRule(bench.draft("R", [condition], then: [fine])), by: .app(app))
    }

    @Test func `finds room beside the others`() throws {
        var bench = try RuleBench()
        let limits = ResourceLimits(
            lights: 63, groups: 64, sensors: 250, scenes: 200, sceneLights: 12_600, schedules: 100, rules: 4, conditions: 6,
            actions: 5, resourceLinks: 64)
        bench.test.home = Home(
            restoring: bench.test.home.identity, settings: bench.test.home.settings, limits: limits,
            resources: bench.test.home.resources)
        let condition = bench.when("Eye", .isTrue(true))
        let command = Command.setLight(bench.lamps[0], LightPatch())
        let first = try bench.add("1", condition, condition, condition, then: [command, command])
        #expect(throws: Refusal.full(.rule)) { try bench.add("R", condition, condition, condition, condition) }
        #expect(throws: Refusal.full(.rule)) { try bench.add("R", condition, then: [command, command, command, command]) }
        for name in ["2", "3", "4"] { try bench.add(name, condition) }
        #expect(throws: Refusal.full(.rule)) { try bench.add("5", condition) }
        var patch = RulePatch()
        patch.conditions = [condition, condition, condition, condition]
        #expect(throws: Refusal.full(.rule)) { try bench.test.perform(.editRule(first, patch)) }
        patch.conditions = [condition]
        try bench.test.perform(.editRule(first, patch))
    }
}
