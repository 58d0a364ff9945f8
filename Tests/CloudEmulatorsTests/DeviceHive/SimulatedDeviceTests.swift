@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Devices that DeviceHive's emulator plays", .timeLimit(.minutes(1)))
struct SimulatedDeviceTests {
    @Test(arguments: [
        ("onoff", ["on"]), ("dimmable", ["bri", "on"]), ("ct", ["bri", "ct", "on"]),
        ("color", ["bri", "colormode", "ct", "hue", "on", "sat", "xy"]), ("sensor-climate", ["battery", "humidity", "temperature"]),
        ("sensor-motion", ["battery", "lux", "motion"]),
    ])
    func aDeviceHasTheAttributesOfItsClass(_ name: String, _ attributes: [String]) throws {
        let kind = try #require(SimulatedDevice.Kind(rawValue: name))
        #expect(SimulatedDevice(id: "x", kind: kind).state.keys.sorted() == attributes)
    }

    @Test func aCommandSetsWhatTheLampHasAndPassesOverTheRest() throws {
        var lamp = SimulatedDevice(id: "x", kind: .dimmable)
        try lamp.follow(["on": true, "bri": 12, "hue": 99_999, "transitiontime": 4])
        #expect(lamp.state == ["on": true, "bri": 12])
    }

    @Test(arguments: [
        (["bri": 0], "bri"), (["bri": 255], "bri"), (["bri": "12"], "bri"), (["on": 1], "on"), (["ct": 152], "ct"), (["ct": 501], "ct"),
        (["hue": 65_536], "hue"), (["sat": -1], "sat"), (["xy": [0.3]], "xy"), (["xy": [0.3, 1.1]], "xy"), (["on": true, "sat": 255], "sat"),
    ] as [([String: JSONValue], String)])
    func whatCannotBeChangesNothing(_ parameters: [String: JSONValue], _ name: String) {
        var lamp = SimulatedDevice(id: "x", kind: .color)
        let before = lamp
        #expect(throws: SimulatedAttribute.Misfit(name)) { try lamp.follow(parameters) }
        #expect(lamp == before)
    }

    @Test(arguments: [
        (["xy": [0.3, 0.3], "ct": 200], "xy"), (["ct": 200, "hue": 1], "ct"), (["hue": 1], "hs"), (["sat": 1], "hs"), (["on": true], "ct"),
    ] as [([String: JSONValue], String)])
    func theWayAColourWasSaidIsKnown(_ parameters: [String: JSONValue], _ mode: String) throws {
        var lamp = SimulatedDevice(id: "x", kind: .color)
        try lamp.follow(parameters)
        #expect(lamp.state["colormode"]?.string == mode)
    }

    @Test func aHandChangesStateConnectionAndHearing() throws {
        var lamp = SimulatedDevice(id: "x", kind: .onoff)
        #expect(try lamp.touch(["on": true]))
        #expect(lamp.state == ["on": true])
        #expect(try !lamp.touch(["connected": false, "deaf": true]))
        #expect(!lamp.wantsConnection)
        #expect(lamp.hearing == .deaf)
        #expect(try !lamp.touch(["deaf": "failed", "connected": true]))
        #expect(lamp.hearing == .failing)
        #expect(lamp.wantsConnection)
        #expect(try !lamp.touch(["deaf": false]))
        #expect(lamp.hearing == .good)
    }

    @Test func aDeviceLogsInSubscribesAndFollows() {
        let talk = GatewayTalk(device: "lamp", refreshToken: "R", since: "2026-11-21T12:00:00.000")
        #expect(talk.opening["refreshToken"] == "R")
        #expect(talk.hear(["requestId": "refresh", "status": "success", "accessToken": "A"]) == [
            .say(["action": "authenticate", "requestId": "authenticate", "token": "A"])
        ])
        guard case .say(let wish) = talk.hear(["requestId": "authenticate", "status": "success"]).first else {
            Issue.record("it says nothing")
            return
        }
        #expect(wish["action"] == "command/subscribe")
        #expect(wish["timestamp"] == "2026-11-21T12:00:00.000")
        #expect(talk.hear(["requestId": "subscribe", "status": "success", "subscriptionId": 4]) == [.ready])
        let command: JSONValue = ["id": 9, "command": "light", "timestamp": "t", "parameters": ["on": true]]
        #expect(talk.hear(["action": "command/insert", "subscriptionId": 4, "command": command])
            == [.follow(id: 9, parameters: ["on": true], timestamp: "t")])
        for request in ["refresh", "authenticate", "subscribe", "update", "report"] {
            #expect(talk.hear(["requestId": .string(request), "status": "error", "code": 401]) == [.hangUp])
        }
        #expect(talk.hear(["requestId": "report", "status": "success"]) == [])
        #expect(talk.hear("rubbish") == [])
    }
}
