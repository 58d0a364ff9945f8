import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("What goes wrong and what happens at Zigbee2MQTT", .timeLimit(.minutes(1)))
struct Z2MTroubleTests {
    private typealias Record = ZigbeeRecord

    private static func roster() -> Z2MRoster {
        var roster = Z2MRoster.knowing(
            Record.device(Record.lamp, named: "hall's 'best' lamp", Record.light(endpoint: "l1"), Record.light(endpoint: "l2")),
            Record.device(Record.other, named: "other", Record.light()))
        let members: JSONValue = [["ieee_address": .string(Record.other)]]
        _ = roster.hear("bridge/groups", JSONValue.array([["friendly_name": "room", "members": members]]).text)
        return roster
    }

    private static func said(_ words: String, level: String = "error") -> [BackendNews] {
        var roster = roster()
        return roster.hear("bridge/logging", JSONValue.object(["level": .string(level), "message": .string(words)]).text)
    }

    private static func address(_ identity: String, _ index: Int = 0) -> LightAddress {
        LightAddress(identity: identity, index: index)
    }

    @Test func anOrderThatFailedConcernsTheLightsOfItsDevice() {
        let one = "z2m: Publish 'set' 'state' to 'other' failed: 'Error: Timeout'"
        #expect(Self.said(one) == [.notFollowed(Self.address(Record.other), one)])
        let group = "z2m: Publish 'set' 'state' to 'room' failed: 'no'"
        #expect(Self.said(group) == [.notFollowed(Self.address(Record.other), group)])
        let both = "z2m: Publish 'set' 'brightness' to 'hall's 'best' lamp' failed: 'no'"
        #expect(Self.said(both) == [0, 1].map { .notFollowed(Self.address(Record.lamp, $0), both) })
    }

    @Test(arguments: [
        "z2m: Publish 'get' 'state' to 'other' failed: 'x'", "z2m: Publish 'set' 'state' to 'nobody' failed: 'x'",
        "Publish 'set' 'state' to 'other", "MQTT failed to connect", "Publish 'set' ' failed to 'other'",
    ])
    func anyOtherErrorIsNobodysInParticular(words: String) {
        #expect(Self.said(words) == [.complaint(words)])
        #expect(Self.said(words, level: "warning").isEmpty)
    }

    @Test func complaintsAreReadable() {
        #expect(Self.said(String(repeating: "x", count: 9000)) == [.complaint(String(repeating: "x", count: 500))])
    }

    @Test func aRequestThatFailedIsAComplaint() {
        var roster = Self.roster()
        #expect(roster.hear("bridge/response/permit_join", #"{"status":"error","error":"no stick","data":{}}"#)
            == [.complaint("permit_join: no stick")])
        #expect(roster.hear("bridge/response/permit_join", #"{"status":"ok","data":{"time":60}}"#).isEmpty)
    }

    private static func event(_ type: String, _ status: String? = nil) -> String {
        var data: [String: JSONValue] = ["ieee_address": .string(Record.other), "friendly_name": "other"]
        data["status"] = status.map { .string($0) }
        return JSONValue.object(["type": .string(type), "data": .object(data)]).text
    }

    @Test func eventsTellOfDevices() {
        var roster = Self.roster()
        #expect(roster.hear("bridge/event", Self.event("device_joined")).isEmpty)
        #expect(roster.hear("bridge/event", Self.event("device_interview", "failed"))
            == [.complaint("other wants to join, but does not say what it is")])
        #expect(roster.hear("bridge/event", Self.event("device_leave"), retained: true).isEmpty)
        #expect(roster.hear("bridge/event", Self.event("device_leave")) == [.gone(identity: Record.other)])
        #expect(roster.hear("bridge/event", Self.event("device_leave")).isEmpty && !roster.knows(Record.other))
    }

    @Test func newLampsAreAskedAtAGentlePace() {
        var roster = Self.roster()
        _ = roster.hear("other", #"{"state":"OFF"}"#)
        #expect(roster.nextDue == .seconds(1) && roster.questions(at: .milliseconds(900)).isEmpty)
        #expect(roster.questions(at: .seconds(1)).map(\.topic) == ["zigbee2mqtt/hall's 'best' lamp/get"])
        // The other one has said it by itself.
        #expect(roster.nextDue == .milliseconds(1250) && roster.questions(at: .seconds(2)).isEmpty && roster.nextDue == nil)
        _ = roster.take(
            MQTTMessage(topic: "zigbee2mqtt/bridge/event", text: Self.event("device_interview", "successful")), at: .seconds(50))
        #expect(roster.nextDue == .seconds(51) && roster.questions(at: .seconds(51)).map(\.topic) == ["zigbee2mqtt/other/get"])
    }

    @Test func twoHundredLampsAreAskedInFiftySeconds() {
        let lamps = (0..<200).map {
            Record.device("0x00000000000\(String(0x10000 + $0, radix: 16))", named: "lamp \($0)", Record.light())
        }
        var roster = Z2MRoster(driver: "m")
        _ = roster.hear("bridge/devices", JSONValue.array(lamps).text)
        var (asked, last) = (0, Duration.zero)
        while let due = roster.nextDue {
            #expect(due - last >= .milliseconds(250))
            asked += roster.questions(at: due).count
            last = due
        }
        #expect(asked == 200 && last < .seconds(52))
    }

    @Test func whoCannotBeReachedIsNotAsked() {
        var roster = Self.roster()
        _ = roster.hear("bridge/state", "offline")
        #expect(roster.questions(at: .seconds(1)).isEmpty && roster.nextDue == nil)
    }
}
