import Foundation
import HomeModel
import Testing

@testable import HueV1

/// §13 of the reference: how rules are written and read.
@Suite("A rule of v1")
struct RuleTests {
    private static let press = SensorReading.buttons(count: 1, last: ButtonPress(button: 1, event: .initialPress))

    @Test func `is shown as it was given, in the bridge's order, with what became of it`() throws {
        var fixture = try V1Fixture()
        let body = RulePart.body(
            [
                .when("/sensors/2/state/buttonevent", "eq", "1000"), .when("/sensors/2/state/lastupdated", "dx"),
                .when("/config/localtime", "in", "T06:00:00/T23:00:00"),
            ],
            [.put("/groups/1/action", #"{ "on": true, "bri": 127 }"#), .put("/lights/4/state", #"{"ct":300}"#)],
            extra: #","recycle":true"#)
        #expect(fixture.send("POST /rules", body.replacing(#""R""#, with: #""Dimmer on""#)) == Entry.set("id", #""1""#).alone)
        fixture.pass(.seconds(2))
        fixture.observe(.sensor(.sample("switch"), index: 0, Self.press))
        #expect(fixture.send("GET /rules/1") == Golden.rule)
        #expect(fixture.send("GET /rules") == #"{"1":"# + Golden.rule + "}")
        #expect(fixture.send("GET /lights/2").contains(#""bri":127"#) && fixture.send("GET /lights/4").contains(#""ct":300"#))
    }

    @Test func `another app sees who made it by a UUID`() throws {
        var fixture = try V1Fixture()
        _ = fixture.addRule(.when("/sensors/3/state/presence", "dx"))
        let rule = fixture.send("GET /api/" + V1Fixture.other + "/rules/1")
        #expect(!rule.contains(V1Fixture.me))
        #expect(rule.contains(#""owner":"\#(try #require(fixture.home.apps(withKey: V1Fixture.me).first).id)""#))
    }

    @Test(arguments: [
        Row("156", "POST /rules", #"{"name":"R","actions":[]}"#, .missing("/rules/conditions"), .missing("/rules/actions")),
        Row("156", "POST /rules", "{}", .missing("/rules/name"), .missing("/rules/conditions"), .missing("/rules/actions")),
        Row("(M)", "POST /rules", "", .missing("/rules")), Row("", "POST /rules", "{", .badJSON("/rules")),
        Row("", "PUT /rules/1", #"{"name":"x"}"#, .none("/rules/1")), Row("", "DELETE /rules/1", "", .none("/rules/1")),
        Row("", "PUT /rules/1/conditions", "[]", .none("/rules/1")), Row("", "GET /rules/1", "", .none("/rules/1")),
        Row("30", "GET /rules", "", text: "{}"), Row("", "PUT /rules", #"{"name":"x"}"#, .method("PUT", "/rules")),
        Row("", "GET /rules/1/conditions", "", .method("GET", "/rules/1/conditions")),
    ])
    func `errors before there is one`(row: Row) throws { try row.check() }

    @Test(arguments: [
        ("name", #""\#(String(repeating: "x", count: 33))""#), ("name", "5"), ("status", #""looperror""#), ("status", "true"),
        ("recycle", #""yes""#),
    ])
    func `makes nothing of a body with a bad value, whatever else is in it`(name: String, value: String) throws {
        var fixture = try V1Fixture()
        let body = RulePart.body([.when("/sensors/3/state/presence", "dx")], [.dim])
            .replacing(#""name":"R","#, with: name == "name" ? "" : #""name":"R","#)
            .replacing(#""actions""#, with: #""\#(name)":\#(value),"actions""#)
        #expect(fixture.send("POST /rules", body).hasPrefix(#"[{"error":{"type":7,"address":"/rules/\#(name)","#))
        #expect(fixture.send("GET /rules") == "{}")
    }

    @Test func `may be made disabled, and what nobody knows is passed over`() throws {
        var fixture = try V1Fixture()
        let answer = fixture.addRule(.when("/sensors/3/state/presence", "dx"), extra: #","status":"disabled","owner":"me","x":1"#)
        #expect(answer == Entry.set("id", #""1""#).alone)
        #expect(fixture.send("GET /rules/1").contains(#""status":"disabled","recycle":false"#))
        fixture.observe(.sensor(.sample("motion"), index: 0, .motion(true)))
        #expect(fixture.send("GET /rules/1").contains(#""lasttriggered":"none","timestriggered":0"#))
    }

    @Test func `can be changed in part, errors first`() throws {
        var fixture = try V1Fixture()
        _ = fixture.addRule(.when("/sensors/3/state/presence", "dx"))
        let conditions = RulePart.list([.when("/groups/0/state/any_on", "eq", "false")])
        let body = #"{"x":1,"actions":[],"conditions":\#(conditions),"owner":"me","name":"S","status":"disabled"}"#
        let expected: [Entry] = [
            .unknown("/rules/1/x"), .invalid("/rules/1/actions", "[]"), .readOnly("/rules/1/owner"),
            .set("/rules/1/name", #""S""#), .set("/rules/1/status", #""disabled""#), .set("/rules/1/conditions", conditions),
        ]
        #expect(fixture.send("PUT /rules/1", body) == Entry.list(expected))
        #expect(fixture.send("GET /rules/1").contains(#""conditions":\#(conditions),"actions":[\#(RulePart.dim.json)]"#))
        #expect(fixture.send("PUT /rules/1", "{}") == "[]")
    }

    @Test func `its lists can be replaced one by one`() throws {
        var fixture = try V1Fixture()
        _ = fixture.addRule(.when("/sensors/3/state/presence", "dx"))
        let conditions = RulePart.list([.when("/lights/1/state/on", "eq", "true")])
        let actions = RulePart.list([.put("/lights/4/state", #"{"on":false}"#)])
        #expect(fixture.send("PUT /rules/1/conditions", conditions) == Entry.set("/rules/1/conditions", conditions).alone)
        #expect(fixture.send("PUT /rules/1/actions", actions) == Entry.set("/rules/1/actions", actions).alone)
        #expect(fixture.send("GET /rules/1").hasSuffix(#""conditions":\#(conditions),"actions":\#(actions)}"#))
        #expect(fixture.send("PUT /rules/1/actions", "[]") == Entry.invalid("/rules/1/actions", "[]").alone)
        #expect(fixture.send("PUT /rules/1/actions", #"{"on":1}"#) == Entry.invalid("/rules/1/actions", #"{\"on\":1}"#).alone)
        #expect(fixture.send("PUT /rules/1/conditions", "[") == Entry.badJSON("/rules/1/conditions").alone)
        #expect(fixture.send("DELETE /rules/1") == Entry.done("/rules/1 deleted").alone)
        #expect(fixture.send("GET /rules") == "{}")
    }
}
