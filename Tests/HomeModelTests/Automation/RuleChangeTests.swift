import Testing

@testable import HomeModel

@Suite("A rule that a change sets off")
struct RuleChangeTests {
    private static func press(_ button: Int, _ event: ButtonPress.Event = .initialPress) -> SensorReading {
        .buttons(count: 4, last: ButtonPress(button: button, event: event))
    }

    @Test func `acts at each reading, be it the same, if all else holds`() throws {
        var bench = try RuleBench()
        let eye = bench.sensor("Switch")
        try bench.add("one", bench.when("Switch", .equals(1000)), bench.when(eye, .updated, .changed))
        try bench.add("two", bench.when("Switch", .equals(2002)), bench.when(eye, .updated, .changed))
        #expect(bench.read("Switch", Self.press(1)) == ["one"])
        #expect(bench.read("Switch", Self.press(1)) == ["one"])
        #expect(bench.read("Switch", Self.press(2)).isEmpty)
        #expect(bench.read("Switch", Self.press(2, .shortRelease)) == ["two"])
    }

    @Test func `acts at a change of the value, and not when it is read again`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changed))
        #expect(bench.read("Eye", .motion(false)).isEmpty)
        #expect(bench.read("Eye", .motion(true)) == ["R"])
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.read("Eye", .motion(false)) == ["R"])
    }

    @Test func `does not act when only the rest comes to hold`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changed), bench.when("Status", .equals(1)))
        #expect(bench.read("Eye", .motion(true)).isEmpty)
        #expect(bench.read("Status", .status(1)).isEmpty)
        #expect(bench.read("Eye", .motion(false)) == ["R"])
    }

    @Test func `sees how things are after the change`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when("Eye", .changed), bench.when("Eye", .isTrue(true)))
        #expect(bench.read("Eye", .motion(true)) == ["R"])
        #expect(bench.read("Eye", .motion(false)).isEmpty)
    }

    @Test func `tells its sensor from another`() throws {
        var bench = try RuleBench()
        try bench.add("R", bench.when(bench.sensor("Eye"), .updated, .changed))
        #expect(bench.read("Status", .status(7)).isEmpty)
        #expect(bench.read("Eye", .motion(false)) == ["R"])
    }

    @Test func `of a lamp acts at whatever changes that side`() throws {
        var bench = try RuleBench()
        try bench.add("mirek", bench.when(bench.lamp(0), .mirek, .changed))
        try bench.add("on", bench.when(bench.lamp(0), .on, .changed))
        try bench.test.perform(.setLight(bench.lamps[0], patch { $0.on = true }))
        let warmer = try bench.test.perform(.setLight(bench.lamps[0], patch { $0.mirek = .to(Mirek(450)) }))
        #expect(bench.fired(warmer) == ["mirek"])
        let same = try bench.test.perform(.setLight(bench.lamps[0], patch { $0.on = true; $0.mirek = .to(Mirek(450)) }))
        #expect(bench.fired(same).isEmpty)
        let off = try bench.test.perform(.setLight(bench.lamps[0], patch { $0.on = false }))
        #expect(bench.fired(off) == ["on"])
    }

    @Test func `rules go off in the order in which they came, also after one was changed`() throws {
        var bench = try RuleBench()
        let names = ["d", "a", "c", "b"]
        var ids: [ResourceID] = []
        for name in names { ids.append(try bench.add(name, bench.when("Eye", .changed))) }
        #expect(bench.read("Eye", .motion(true)) == names)
        var patch = RulePatch()
        patch.conditions = [bench.when("Eye", .changed), bench.when("Eye", .isTrue(false))]
        try bench.test.perform(.editRule(ids[1], patch))
        #expect(bench.read("Eye", .motion(false)) == names)
        try bench.test.perform(.removeRule(ids[0]))
        #expect(bench.read("Eye", .motion(true)) == ["c", "b"])
    }
}
