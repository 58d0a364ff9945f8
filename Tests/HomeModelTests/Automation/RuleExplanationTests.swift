import Foundation
import Testing

@testable import HomeModel

@Suite("A rule in words")
struct RuleExplanationTests {
    private func explain(_ bench: RuleBench, _ rule: ResourceID) throws -> RuleExplanation {
        try #require(bench.test.home.explain(rule: rule, at: bench.test.now))
    }

    @Test func `says what it looks at, how that is and what sets it off`() throws {
        var bench = try RuleBench()
        let night = DayInterval(
            days: [.monday, .friday], from: try #require(DayTime(hour: 22, minute: 0)),
            to: try #require(DayTime(hour: 6, minute: 0)))
        let rule = try bench.add(
            "R", bench.when("Eye", .isTrue(true)), bench.when("Warmth", .below(18.5)),
            bench.when(bench.clock, .localTime, .inside(night)), bench.when(bench.lamp(0), .on, .stable(.seconds(90))))
        bench.read("Eye", .motion(true))
        bench.pass(.seconds(30))
        let told = try explain(bench, rule)
        #expect(told.name == "R" && told.status == .enabled && told.timesTriggered == 0 && told.waitsUntil == nil)
        #expect(told.conditions.map(\.looksAt) == [
            "the motion of sensor “Eye”", "the temperature of sensor “Warmth”", "the time of day",
            "whether light “Lamp 1” is on",
        ])
        #expect(told.conditions.map(\.asks) == [
            "is true", "is less than 18.5 °C", "is between 22:00 and 06:00 from Monday, Friday",
            "has not changed for 1 min 30 s",
        ])
        #expect(told.conditions.map(\.present) == ["true", "20 °C", "23:13:50", "false"])
        #expect(told.conditions.map(\.holds) == [true, false, false, false])
        #expect(told.conditions.map(\.setsOff) == ["when it comes to hold", "when it comes to hold", "when it begins", nil])
        #expect(told.conditions[0].lastChange == bench.test.now.utc - 30 && told.conditions[1].lastChange == nil)
        #expect(told.verdict == "Now 3 of its 4 conditions do not hold.")
    }

    @Test func `of changes says what it waits for, and until when`() throws {
        var bench = try RuleBench()
        let rule = try bench.add("R", bench.when("Switch", .changedAgo(.seconds(5))), bench.when("Switch", .equals(1002)))
        #expect(try explain(bench, rule).conditions.map(\.asks) == ["changed 5 s ago and not since", "is about button 1 let go"])
        #expect(try explain(bench, rule).conditions.map(\.present) == ["unknown", "unknown"])
        #expect(try explain(bench, rule).conditions.map(\.setsOff) == ["5 s after a change", nil])
        #expect(try explain(bench, rule).verdict
            == "It waits for a change of the last press of sensor “Switch”, and then 5 s longer. "
                + "Now 1 of its 2 conditions do not hold.")
        bench.read("Switch", .buttons(count: 4, last: ButtonPress(button: 1, event: .shortRelease)))
        bench.pass(.seconds(2))
        let told = try explain(bench, rule)
        #expect(told.waitsUntil == bench.test.now.utc + 3)
        #expect(told.verdict == "It was set off and acts when its delay is over, if all else holds then.")
        #expect(told.conditions.map(\.present) == ["button 1 let go", "button 1 let go"])
        bench.pass(.seconds(3))
        #expect(try explain(bench, rule).waitsUntil == nil && explain(bench, rule).timesTriggered == 1)
    }

    @Test func `says what keeps it from acting`() throws {
        var bench = try RuleBench()
        let app = try #require(try bench.test.register("app#phone", key: "key"))
        let draft = bench.draft("R", [bench.when("Eye", .changed)])
        try bench.test.perform(.addRule(draft), by: .app(app))
        func verdict() throws -> String { try explain(bench, draft.id).verdict }
        #expect(try verdict() == "It waits for a change of the motion of sensor “Eye”. All else holds.")
        bench.enable("Eye", false)
        #expect(try verdict() == "It looks at the motion of sensor “Eye”, and that sensor is switched off.")
        _ = bench.test.home.apps.update(app) { $0.grant.level = .read }
        #expect(try verdict() == "“app#phone”, which made it, may do none of its actions.")
        let now = bench.test.now.utc
        _ = bench.test.home.apps.update(app) { $0.grant.until = now }
        #expect(try verdict() == "The grant of “app#phone”, which made it, has ended.")
        try bench.test.perform(.revokeApp(app))
        #expect(try verdict().hasPrefix("The app that made it is gone"))
        let stopped: [(Rule.Status, String)] = [
            (.disabled, "disabled"), (.loopError, "again and again"), (.resourceDeleted, "is gone"),
        ]
        for (status, words) in stopped {
            _ = bench.test.home.rules.update(draft.id) { $0.status = status }
            #expect(try verdict().contains(words))
        }
    }

    @Test func `notices a rule that nothing sets off, and one that holds already`() throws {
        var bench = try RuleBench()
        let idle = try bench.add("idle", bench.when("Eye", .stable(.seconds(1))))
        #expect(try explain(bench, idle).verdict.hasPrefix("Nothing sets it off"))
        let true_ = try bench.add("true", bench.when("Eye", .isTrue(false)))
        #expect(try explain(bench, true_).verdict == "All its conditions hold already. It acts when they come to hold anew.")
        #expect(bench.test.home.explain(rule: .devices, at: bench.test.now) == nil)
    }

    @Test func `has words for every side and every test`() throws {
        let bench = try RuleBench()
        let home = bench.test.home
        let room = ResourceReference(.room, bench.room)
        func asks(_ resource: ResourceReference, _ side: Condition.Side, _ test: Condition.Test) -> String {
            home.words(for: .init(resource, side)) + " " + home.words(for: test, of: .init(resource, side))
        }
        #expect(asks(bench.lamp(0), .brightness, .above(0.5)) == "the brightness of light “Lamp 1” is more than 50 %")
        #expect(asks(bench.lamp(0), .hue, .above(-0.125)) == "the hue of light “Lamp 1” is more than −0.13°")
        #expect(asks(bench.lamp(0), .saturation, .between(above: 0.1, below: 0.5))
            == "the saturation of light “Lamp 1” is between 10 % and 50 %")
        #expect(asks(bench.lamp(0), .mirek, .equals(366)) == "the colour temperature of light “Lamp 1” is about 366 mired")
        #expect(asks(room, .anyOn, .changed) == "whether any light of room “Room” is on has just changed")
        #expect(asks(bench.all, .allOn, .isTrue(false)) == "whether every light of the home is on is false")
        #expect(asks(bench.sensor("Eye"), .battery, .below(20)) == "the battery of sensor “Eye” is less than 20 %")
        #expect(asks(bench.sensor("Status"), .reading, .between(above: nil, below: nil))
            == "the status of sensor “Status” is known")
        #expect(asks(ResourceReference(.light, .devices), .on, .unstable(.seconds(3661)))
            == "whether a light that is gone is on changed less than 1 h 1 min 1 s ago")
    }
}
