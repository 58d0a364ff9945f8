import HomeModel
import Testing

@testable import HueV1

/// §13.3 of the reference, with sensors that apps write to by themselves, and with taps.
@Suite("A rule of v1 and its sensors")
struct RuleSensorTests {
    /// Sensor 10 is one that an app made; says so.
    private func makeStatus(in fixture: inout V1Fixture) -> String {
        let maker = #""modelid":"Status","manufacturername":"Nobody","swversion":"1","uniqueid":"status""#
        return fixture.send("POST /sensors", #"{"name":"S","type":"CLIPGenericStatus",\#(maker)}"#)
    }

    @Test func `§13.3: one that an own write sets off again ends in an error`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        #expect(makeStatus(in: &fixture) == Entry.set("id", #""10""#).alone)
        _ = fixture.addRule(.when("/sensors/10/state/lastupdated", "dx"), then: .put("/sensors/10/state", #"{"status":1}"#))
        _ = fixture.send("PUT /sensors/10/state", #"{"status":0}"#)
        #expect(fixture.send("GET /rules/1").contains(#""timestriggered":1,"status":"looperror""#))
        #expect(fixture.send("GET /sensors/10").contains(#""status":1"#))
    }

    @Test func `rules of one press see what was before it, so a switch steps once at a time`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = makeStatus(in: &fixture)
        let press = RulePart.when("/sensors/2/state/lastupdated", "dx")
        for step in 0..<3 {
            let next = RulePart.put("/sensors/10/state", #"{"status":\#((step + 1) % 3)}"#)
            _ = fixture.addRule(press, .when("/sensors/10/state/status", "eq", "\(step)"), then: next)
        }
        for step in [1, 2, 0, 1] {
            let press = ButtonPress(button: 1, event: .initialPress)
            fixture.observe(.sensor(.sample("switch"), index: 0, .buttons(count: 1, last: press)))
            #expect(fixture.send("GET /sensors/10").contains(#""status":\#(step)"#))
        }
    }

    @Test func `row 157: one whose sensor an app removed stays, disabled for good`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = makeStatus(in: &fixture)
        _ = fixture.addRule(.when("/sensors/10/state/status", "eq", "1"))
        #expect(fixture.send("DELETE /sensors/10") == Entry.done("/sensors/10 deleted").alone)
        #expect(fixture.send("GET /rules/1").contains(#""status":"resourcedeleted""#))
    }

    @Test func `a sensor that is switched off sets off nothing`() throws {
        var fixture = try V1Fixture.withMoreSensors()
        _ = makeStatus(in: &fixture)
        _ = fixture.addRule(.when("/sensors/10/state/lastupdated", "dx"))
        _ = fixture.send("PUT /sensors/10/config", #"{"on":false}"#)
        _ = fixture.send("PUT /sensors/10/state", #"{"status":5}"#)
        #expect(fixture.timesTriggered() == 0)
    }

    @Test func `a tap is asked for by its own numbers`() throws {
        var fixture = try V1Fixture()
        var tap = DeviceDescription.dimmerSwitch
        (tap.key, tap.product.model) = (.sample("tap"), "ZGPSWITCH")
        tap.sensors = [.init(name: "Tap", reading: .buttons(count: 4, last: nil))]
        try fixture.perform(.addDevice(tap))
        for (number, code) in [34, 16, 17, 18].enumerated() {
            let answer = fixture.addRule(.when("/sensors/6/state/buttonevent", "eq", "\(code)"))
            #expect(answer == Entry.set("id", #""\#(number + 1)""#).alone)
        }
        let press = ButtonPress(button: 2, event: .initialPress)
        fixture.observe(.sensor(.sample("tap"), index: 0, .buttons(count: 4, last: press)))
        #expect((1...4).map { fixture.timesTriggered($0) } == [0, 1, 0, 0])
        let refused = Entry.error(607, "/rules/conditions", "Condition error").alone
        #expect(fixture.addRule(.when("/sensors/6/state/buttonevent", "gt", "16")) == refused)
    }
}
