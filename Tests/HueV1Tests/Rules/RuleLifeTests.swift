import HomeModel
import Testing

@testable import HueV1

/// Rows 153 to 158 of the reference's checklist, and what else happens to a rule.
@Suite("The life of a rule of v1")
struct RuleLifeTests {
    private static let statusIsOne = RulePart.when("/sensors/6/state/status", "eq", "1")

    @Test func `row 153: one that waits for a write acts at each`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = fixture.addRule(Self.statusIsOne, .when("/sensors/6/state/lastupdated", "dx"))
        for _ in 0..<2 { fixture.read(6, .status(1)) }
        #expect(fixture.timesTriggered() == 2)
    }

    @Test func `row 154: one that waits for a value acts when it comes`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = fixture.addRule(Self.statusIsOne)
        for _ in 0..<2 { fixture.read(6, .status(1)) }
        #expect(fixture.timesTriggered() == 1)
    }

    @Test func `row 155: one that waits for a while waits anew after each change`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = fixture.addRule(.when("/sensors/6/state/status", "ddx", "PT00:00:05"))
        fixture.read(6, .status(1))
        fixture.pass(.seconds(3))
        fixture.read(6, .status(2))
        fixture.pass(.seconds(4))
        #expect(fixture.timesTriggered() == 0)
        fixture.pass(.seconds(1))
        #expect(fixture.timesTriggered() == 1)
        #expect(fixture.send("GET /lights/2").contains(#""bri":50"#))
    }

    @Test func `row 157: one whose light is gone says so, shows where that was, and cannot be enabled`() throws {
        var fixture = try V1Fixture()
        _ = fixture.addRule(.when("/lights/1/state/on", "dx"), then: .put("/lights/3/state", #"{"on":true}"#))
        _ = fixture.send("DELETE /lights/1")
        let rule = fixture.send("GET /rules/1")
        #expect(rule.contains(#""status":"resourcedeleted""#))
        #expect(rule.contains(#"{"address":"/lights/1/state/on","operator":"dx"}"#))
        let refused = Entry.error(609, "/rules/1/status", "Unable to activate")
        let answer = fixture.send("PUT /rules/1", #"{"status":"enabled","name":"S"}"#)
        #expect(answer == Entry.list([refused, .set("/rules/1/name", #""S""#)]))
        let conditions = RulePart.list([.when("/lights/3/state/on", "dx")])
        let mended = fixture.send("PUT /rules/1", #"{"status":"enabled","conditions":\#(conditions)}"#)
        #expect(mended == Entry.list([.set("/rules/1/status", #""enabled""#), .set("/rules/1/conditions", conditions)]))
    }

    @Test func `row 158: one that is disabled does not act until it is enabled`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = fixture.addRule(Self.statusIsOne, extra: #","status":"disabled""#)
        fixture.read(6, .status(1))
        #expect(fixture.send("GET /rules/1").contains(#""lasttriggered":"none","timestriggered":0,"status":"disabled""#))
        #expect(fixture.send("PUT /rules/1", #"{"status":"enabled"}"#) == Entry.set("/rules/1/status", #""enabled""#).alone)
        for status in [0, 1] { fixture.read(6, .status(status)) }
        #expect(fixture.timesTriggered() == 1)
    }

    @Test func `rules that chase each other end in an error, and can be enabled again`() throws {
        var fixture = try V1Fixture()
        _ = fixture.addRule(.when("/lights/1/state/on", "eq", "false"), then: .put("/lights/1/state", #"{"on":true}"#))
        _ = fixture.addRule(.when("/lights/1/state/on", "eq", "true"), then: .put("/lights/1/state", #"{"on":false}"#))
        _ = fixture.send("PUT /lights/1/state", #"{"on":false}"#)
        #expect(fixture.send("GET /rules/1").contains(#""status":"looperror""#))
        #expect(fixture.send("GET /rules/2").contains(#""status":"enabled""#))
        #expect(fixture.send("PUT /rules/1", #"{"status":"enabled"}"#) == Entry.set("/rules/1/status", #""enabled""#).alone)
    }

    @Test func `a rule may switch another one off`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = fixture.addRule(Self.statusIsOne)
        let off = RulePart.put("/rules/1", #"{"status":"disabled"}"#)
        #expect(fixture.addRule(.when("/sensors/8/state/flag", "dx"), then: off) == Entry.set("id", #""2""#).alone)
        fixture.read(8, .flag(true))
        #expect(fixture.send("GET /rules/1").contains(#""status":"disabled""#))
        #expect(fixture.send("GET /rules/2").contains(#""actions":[\#(off.json)]"#))
    }

    @Test func `there is room for so many rules`() throws {
        var fixture = try V1Fixture()
        for number in 1...250 {
            #expect(fixture.addRule(.when("/sensors/3/state/presence", "dx")) == Entry.set("id", #""\#(number)""#).alone)
        }
        let full = Entry.error(601, "/rules", "Rule engine full").alone
        #expect(fixture.addRule(.when("/sensors/3/state/presence", "dx")) == full)
        #expect(fixture.send("GET /rules/2").contains(#""name":"R 1""#))
    }
}
