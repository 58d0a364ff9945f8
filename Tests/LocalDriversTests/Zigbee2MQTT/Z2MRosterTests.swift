import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("What is known of Zigbee2MQTT's devices", .timeLimit(.minutes(1)))
struct Z2MRosterTests {
    private typealias Record = ZigbeeRecord

    private static let light = LightAddress(identity: Record.lamp, index: 0)
    private static let lamp = Record.device(Record.lamp, named: "lamp", Record.light(), Record.leaf("battery"))
    private static let other = Record.device(Record.other, named: "other", Record.light())

    private static func isFound(_ news: [BackendNews]) -> Bool {
        news.count == 1 && news.allSatisfy { if case .found = $0 { true } else { false } }
    }

    @Test func theSameListAgainIsNoNews() {
        var roster = Z2MRoster.knowing(Self.lamp, Self.other)
        #expect(roster.hear("bridge/devices", JSONValue.array([Self.other, Self.lamp]).text).isEmpty)
        #expect(roster.devices.map(\.name) == ["lamp", "other"])
    }

    @Test func whoIsNoLongerListedIsGone() {
        var roster = Z2MRoster.knowing(Self.lamp, Self.other)
        #expect(roster.hear("bridge/devices", JSONValue.array([Self.other]).text) == [.gone(identity: Record.lamp)])
        #expect(roster.hear("lamp", #"{"state":"ON"}"#).isEmpty)
        #expect(!roster.knows(Record.lamp) && roster.knows(Record.other))
        #expect(Self.isFound(roster.hear("bridge/devices", JSONValue.array([Self.other, Self.lamp]).text)))
    }

    @Test(arguments: ["[]", "[null]", "[{}]", #"[{"friendly_name":"lamp"}]"#])
    func aListOfNobodyIsNoGoodbye(list: String) {
        var roster = Z2MRoster.knowing(Self.lamp)
        #expect(roster.hear("bridge/devices", list).isEmpty && roster.knows(Record.lamp))
    }

    @Test func whatIsHeardBeforeTheListIsHeard() {
        var roster = Z2MRoster(driver: "mqtt:attic")
        #expect(roster.hear("other/availability", "offline", retained: true).isEmpty)
        #expect(roster.hear("lamp", #"{"state":"OFF"}"#, retained: true).isEmpty)
        #expect(roster.hear("lamp", #"{"state":"ON"}"#).isEmpty && roster.hear("nobody", #"{"state":"ON"}"#).isEmpty)
        let news = roster.hear("bridge/devices", JSONValue.array([Self.lamp, Self.other]).text)
        #expect(news.suffix(2) == [.light(Self.light, LightReading(on: true)), .reachable(identity: Record.other, false)])
        #expect(news.count == 4 && roster.early.isEmpty)
        // Later on, a name that is on no list is nobody's.
        #expect(roster.hear("stranger", #"{"state":"ON"}"#).isEmpty && roster.early.isEmpty)
    }

    @Test func namesThatNobodyTellsOfFillNoMemory() {
        var roster = Z2MRoster(driver: "mqtt:attic")
        for number in 0..<5000 { _ = roster.hear("lamp \(number)", #"{"state":"ON"}"#) }
        #expect(roster.early.count == 2000)
        roster.lose()
        #expect(roster.early.isEmpty)
    }

    @Test func anInterviewIsNoGoodbyeButBeingDisabledIs() {
        var roster = Z2MRoster.knowing(Self.lamp)
        let busy: JSONValue = ["ieee_address": .string(Record.lamp), "friendly_name": "lamp", "interview_state": "IN_PROGRESS"]
        #expect(roster.hear("bridge/devices", JSONValue.array([busy]).text).isEmpty)
        #expect(roster.hear("lamp", #"{"state":"ON"}"#).count == 1)
        let disabled: JSONValue = ["ieee_address": .string(Record.lamp), "friendly_name": "lamp", "disabled": true]
        #expect(roster.hear("bridge/devices", JSONValue.array([disabled]).text) == [.gone(identity: Record.lamp)])
    }

    @Test func aDeviceThatCanDoMoreIsFoundAnew() {
        var roster = Z2MRoster.knowing(Self.lamp)
        let more = Record.device(Record.lamp, named: "lamp", Record.light(Record.xy), Record.leaf("battery"))
        #expect(Self.isFound(roster.hear("bridge/devices", JSONValue.array([more]).text)))
    }

    @Test func aBatteryIsPartOfTheDevice() {
        var roster = Z2MRoster.knowing(Self.lamp)
        #expect(Self.isFound(roster.hear("lamp", #"{"battery":80}"#)))
        #expect(roster.hear("lamp", #"{"battery":80}"#).isEmpty && roster.hear("lamp", #"{"battery":null}"#).isEmpty)
        #expect(roster.devices.first?.battery == 80)
    }

    @Test(arguments: [(#"{"state":"offline"}"#, #"{"state":"online"}"#), ("offline", "online")])
    func availabilityIsNewsWhenItChanges(offline: String, online: String) {
        var roster = Z2MRoster.knowing(Self.lamp)
        #expect(roster.hear("lamp/availability", online, retained: true).isEmpty)
        #expect(roster.hear("lamp/availability", offline) == [.reachable(identity: Record.lamp, false)])
        #expect(roster.hear("lamp/availability", "").isEmpty)
        #expect(roster.hear("lamp/availability", online) == [.reachable(identity: Record.lamp, true)])
    }

    @Test func theProgramTakesItsDevicesAlongAndBringsBackThoseThatAnswer() {
        var roster = Z2MRoster.knowing(Self.lamp, Self.other)
        _ = roster.hear("other/availability", "offline")
        #expect(roster.hear("bridge/state", "offline") == [.reachable(identity: Record.lamp, false)])
        #expect(roster.hear("bridge/state", "offline").isEmpty)
        #expect(roster.hear("bridge/state", "online") == [.reachable(identity: Record.lamp, true)])
    }

    @Test func afterALostConnectionEverythingIsToldAnewWithWhatWasKnown() {
        var roster = Z2MRoster.knowing(Self.lamp)
        _ = roster.hear("lamp", #"{"state":"ON","brightness":254}"#)
        roster.lose()
        #expect(roster.hear("bridge/state", "online").isEmpty)
        let news = roster.hear("bridge/devices", JSONValue.array([Self.lamp]).text)
        guard case .found(let device)? = news.first else {
            Issue.record("\(news)")
            return
        }
        #expect(device.isReachable && device.lights == [0: LightReading(on: true, brightness: .full)])
    }

    @Test func aNameMayEndLikeATopic() {
        var roster = Z2MRoster.knowing(Record.device(Record.lamp, named: "hall/availability", Record.light()))
        #expect(roster.hear("hall/availability", #"{"state":"ON"}"#)
            == [.light(Self.light, LightReading(on: true))])
        #expect(roster.hear("hall/availability/availability", "offline") == [.reachable(identity: Record.lamp, false)])
    }

    @Test func lightsOfOneDeviceAreToldTogether() {
        let twins = Record.device(Record.lamp, named: "twins", Record.light(endpoint: "l1"), Record.light(endpoint: "l2"))
        let roster = Z2MRoster.knowing(twins)
        var action = LightAction()
        action.on = true
        let lights = [0, 1, 2].map { LightAddress(identity: Record.lamp, index: $0) }
        #expect(roster.messages(for: action, at: lights)
            == [MQTTMessage(topic: "zigbee2mqtt/twins/set", text: #"{"state_l1":"ON","state_l2":"ON","transition":0.4}"#)])
        #expect(roster.messages(for: action, at: [LightAddress(identity: "0x1", index: 0)]).isEmpty)
    }

    @Test func aGroupIsKnownByItsMembersAlone() {
        var roster = Z2MRoster.knowing(Self.lamp, Self.other)
        let lights = [Record.other, Record.lamp].map { LightAddress(identity: $0, index: 0) }
        #expect(roster.group(of: lights) == nil)
        func group(_ name: String, _ members: String...) -> JSONValue {
            ["friendly_name": .string(name), "members": .array(members.map { ["ieee_address": .string($0), "endpoint": 1] })]
        }
        let groups: JSONValue = [
            group("more", Record.lamp, Record.other, "0x00000000000000a3"), group("both", Record.lamp, Record.other),
            group("one", Record.lamp),
            group("rubbish", Record.lamp, Record.other, "?"), 4,
        ]
        #expect(roster.hear("bridge/groups", groups.text).isEmpty)
        #expect(roster.group(of: lights)?.name == "both")
        #expect(roster.groups == [Set(lights)])
        #expect(roster.group(of: Array(lights.prefix(1))) == nil)
    }

    @Test func whatIsAskedOfTheProgramIsInItsWords() {
        let roster = Z2MRoster.knowing(Self.lamp)
        #expect(roster.permitJoin(seconds: 900)
            == MQTTMessage(topic: "zigbee2mqtt/bridge/request/permit_join", text: #"{"time":254}"#))
        #expect(roster.question(to: Record.lamp)
            == MQTTMessage(topic: "zigbee2mqtt/lamp/get", text: #"{"brightness":"","state":""}"#))
        #expect(roster.question(to: Record.other) == nil)
        #expect(roster.identify(LightAddress(identity: Record.lamp, index: 0)) == nil)
    }
}
