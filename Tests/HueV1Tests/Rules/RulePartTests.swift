import HomeModel
import Testing

@testable import HueV1

/// §13.2, §4.1 and §18 of the reference: what conditions and actions may say.
@Suite("Conditions and actions of v1")
struct RulePartTests {
    private static let made = Entry.set("id", #""1""#).alone
    private static let badCondition = Entry.error(607, "/rules/conditions", "Condition error").alone
    private static let badAction = Entry.error(608, "/rules/actions", "Action error").alone

    @Test(arguments: [
        RulePart.when("/sensors/1/state/daylight", "eq", "true"), .when("/sensors/1/config/on", "eq", "false"),
        .when("/sensors/2/state/buttonevent", "gt", "1001"), .when("/sensors/2/config/battery", "lt", "20"),
        .when("/sensors/3/state/presence", "ddx", "PT00:10:00"), .when("/sensors/3/config/reachable", "stable", "PT01:00:00"),
        .when("/sensors/4/state/temperature", "lt", "-150"), .when("/sensors/5/state/dark", "eq", "true"),
        .when("/sensors/5/state/daylight", "not stable", "PT00:00:30"), .when("/sensors/5/state/lightlevel", "gt", "16000"),
        .when("/sensors/6/state/status", "eq", "-3"), .when("/sensors/7/state/humidity", "gt", "5000"),
        .when("/sensors/8/state/flag", "eq", "true"), .when("/sensors/9/state/rotaryevent", "eq", "2"),
        .when("/sensors/6/state/lastupdated", "stable", "PT23:59:59"), .when("/groups/1/state/any_on", "eq", "true"),
        .when("/groups/0/state/all_on", "dx"), .when("/lights/1/state/on", "dx"), .when("/lights/1/state/bri", "gt", "127"),
        .when("/lights/1/state/hue", "lt", "0"), .when("/lights/1/state/sat", "eq", "254"),
        .when("/lights/4/state/ct", "gt", "300"),
        .when("/config/localtime", "not in", "W124/T23:00:00/T06:00:00"),
    ])
    func `every address and every operator is taken and given back`(part: RulePart) throws {
        var fixture = try V1Fixture.withMoreSensors()
        #expect(fixture.addRule(part) == Self.made)
        #expect(fixture.send("GET /rules/1").contains(#""conditions":[\#(part.json)]"#))
    }

    @Test(arguments: [
        RulePart.when("/lights/1/state/effect", "eq", "colorloop"), .when("/lights/1/state/reachable", "eq", "true"),
        .when("/lights/2/state/ct", "gt", "300"), .when("/lights/5/state/bri", "gt", "1"), .when("/lights/99/state/on", "dx"),
        .when("/sensors/99/state/presence", "dx"), .when("/sensors/3/state/buttonevent", "dx"),
        .when("/sensors/1/config/battery", "dx"),
        .when("/sensors/3/state/lastupdated", "eq", "2017-01-01T00:00:00"), .when("/sensors/3/state/presence", "gt", "0"),
        .when("/sensors/3/name", "dx"), .when("/sensors/3/state/presence/x", "dx"), .when("sensors/3/state/presence", "dx"),
        .when("/config/localtime", "dx"), .when("/config/localtime", "stable", "PT00:00:01"), .when("/config/utc", "dx"),
        .when("/sensors/3/state/presence", "in", "T01:00:00/T02:00:00"), .when("/groups/1/action/on", "dx"),
        .when("/sensors/03/state/presence", "dx"), .when("", "dx"),
    ])
    func `what rules do not look at is error 607`(part: RulePart) throws {
        var fixture = try V1Fixture()
        #expect(fixture.addRule(part) == Self.badCondition)
    }

    @Test(arguments: [
        ("/sensors/4/state/temperature", "eq", "warm"), ("/sensors/4/state/temperature", "gt", "1.5"),
        ("/sensors/4/state/temperature", "gt", "9223372036854775807"), ("/sensors/3/state/presence", "eq", "1"),
        ("/sensors/3/state/presence", "ddx", "PT24:00:00"), ("/sensors/3/state/presence", "stable", "5"),
        ("/config/localtime", "in", "T1:00:00/T02:00:00"), ("/config/localtime", "in", "W128/T01:00:00/T02:00:00"),
    ])
    func `a value that cannot be is error 7 at its place`(address: String, sign: String, value: String) throws {
        var fixture = try V1Fixture()
        let answer = fixture.addRule(.when("/sensors/3/state/presence", "dx"), .when(address, sign, value))
        #expect(answer == Entry.invalid("/rules/conditions/1/value", value).alone)
    }

    @Test(arguments: [
        (#"{"operator":"dx"}"#, Entry.missing("/rules/conditions/0/address")),
        (#"{"address":"/lights/1/state/on"}"#, .missing("/rules/conditions/0/operator")),
        (#"{"address":"/lights/1/state/on","operator":"eq"}"#, .missing("/rules/conditions/0/value")),
        (#"{"address":"/lights/1/state/on","operator":"eq","value":true}"#, .invalid("/rules/conditions/0/value", "true")),
        (#"{"address":"/lights/1/state/on","operator":"ne","value":"true"}"#, .invalid("/rules/conditions/0/operator", "ne")),
        (#"{"address":5,"operator":"dx"}"#, .invalid("/rules/conditions/0/address", "5")),
        ("7", .error(7, "/rules/conditions/0", "invalid value, 7, for parameter, conditions")),
    ])
    func `a condition has an address, an operator and mostly a value`(json: String, entry: Entry) throws {
        var fixture = try V1Fixture()
        #expect(fixture.addRule(RulePart(json: json)) == entry.alone)
    }

    @Test func `conditions that cannot go together are error 607`() throws {
        var fixture = try V1Fixture()
        let change = RulePart.when("/sensors/3/state/presence", "dx")
        let delay = RulePart.when("/sensors/3/state/presence", "ddx", "PT00:00:05")
        let inside = RulePart.when("/config/localtime", "in", "T01:00:00/T02:00:00")
        let outside = RulePart.when("/config/localtime", "not in", "T01:00:00/T02:00:00")
        for pair in [(change, delay), (change, change), (inside, inside), (inside, outside)] {
            #expect(fixture.addRule(pair.0, pair.1) == Self.badCondition)
        }
        #expect(fixture.addRule(outside, outside, delay) == Self.made)
    }

    @Test(arguments: [
        (#"{"address":"/lights/99/state","method":"PUT","body":{"on":true}}"#, Self.badAction),
        (#"{"address":"/lights/1/state","method":"PUT","body":{"foo":true}}"#, Self.badAction),
        (#"{"address":"/lights/1/state","method":"PUT","body":{"on":true,"bri":999}}"#, Self.badAction),
        (#"{"address":"/lights/1","method":"POST","body":{}}"#, Self.badAction),
        (#"{"address":"/rules","method":"POST","body":{"name":"x"}}"#, Self.badAction),
        (#"{"address":"lights/1/state","method":"PUT","body":{"on":true}}"#, Self.badAction),
        (#"{"address":"/lights/1/state","method":"GET","body":{}}"#, Entry.invalid("/rules/actions/0/method", "GET").alone),
        (#"{"address":"/lights/1/state","method":"PUT","body":7}"#, Entry.invalid("/rules/actions/0/body", "7").alone),
        (#"{"method":"PUT","body":{}}"#, Entry.missing("/rules/actions/0/address").alone),
        (#"{"address":"/lights/1/state"}"#, Entry.missing("/rules/actions/0/method").alone),
    ])
    func `an action is a request that could be sent by itself`(json: String, answer: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.addRule(.when("/sensors/3/state/presence", "dx"), then: RulePart(json: json)) == answer)
    }

    @Test func `row 156: lists and texts have their lengths`() throws {
        var fixture = try V1Fixture()
        let change = RulePart.when("/sensors/3/state/presence", "eq", "true")
        let tooMany = { Entry.error(11, $0, "too many items in list").alone }
        let (changes, actions) = (Array(repeating: change, count: 9), Array(repeating: RulePart.dim, count: 9))
        #expect(fixture.send("POST /rules", RulePart.body(changes, [.dim])) == tooMany("/rules/conditions"))
        #expect(fixture.send("POST /rules", RulePart.body([change], actions)) == tooMany("/rules/actions"))
        let long = RulePart.when("/config/localtime", "in", String(repeating: "T", count: 65))
        #expect(fixture.addRule(long).contains(#""type":7,"address":"/rules/conditions/0/value""#))
        let far = RulePart.when("/sensors/" + String(repeating: "3", count: 24), "dx")
        #expect(fixture.addRule(far).contains(#""type":7,"address":"/rules/conditions/0/address""#))
        let name = { #"{"name":"\#(String(repeating: "x", count: $0))"}"# }
        let wordy = RulePart.put("/lights/1", name(80))
        #expect(fixture.addRule(change, then: wordy).contains(#""type":7,"address":"/rules/actions/0/body""#))
        #expect(fixture.addRule(change, then: .put("/lights/1", name(32))) == Self.made)
        let eight = RulePart.body(Array(changes.dropLast()), Array(actions.dropLast()))
        #expect(fixture.send("POST /rules", eight) == Entry.set("id", #""2""#).alone)
    }
}
