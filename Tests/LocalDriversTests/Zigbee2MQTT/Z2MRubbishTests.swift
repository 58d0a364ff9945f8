import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Rubbish on Zigbee2MQTT's topics", .timeLimit(.minutes(1)))
struct Z2MRubbishTests {
    private static let payloads = [
        "", "null", "[]", "{}", "7", "\"x\"", "{", "[null,1,\"a\",{}]", #"{"state":null}"#, #"{"state":{"a":1},"brightness":[]}"#,
        #"{"brightness":1e308,"color_temp":-1e308,"color":{"x":1e308,"y":-3},"battery":1e308,"action":"","action_time":1e18}"#,
        #"[{"ieee_address":"0x00000000000000a1","friendly_name":"lamp","definition":{"exposes":[{"features":[{}]}]}}]"#,
        String(repeating: "[", count: 2000), #"{"level":"error"}"#, #"{"level":"error","message":null}"#,
    ]
    private static let topics = [
        "bridge/state", "bridge/devices", "bridge/groups", "bridge/event", "bridge/logging", "bridge/response/x", "bridge/", "lamp",
        "lamp/availability", "/", "", "nobody",
    ]

    @Test(arguments: topics)
    func noMessageBreaksAnything(topic: String) {
        for payload in Self.payloads {
            let light = ZigbeeRecord.light(ZigbeeRecord.whites, ZigbeeRecord.xy)
            var roster = Z2MRoster.knowing(ZigbeeRecord.device(ZigbeeRecord.lamp, named: "lamp", light))
            let news = roster.hear(topic, payload)
            // Only lists without the lamp, and levels that can be bounded, mean anything.
            if topic != "bridge/devices", !payload.contains("1e308") { #expect(news.isEmpty, "\(payload): \(news)") }
            #expect(Set(roster.subscriptions).isSuperset(of: roster.topics.always))
        }
    }

    @Test func oneBadRecordSpoilsNoOther() {
        var roster = Z2MRoster(driver: "m")
        let good = ZigbeeRecord.device(ZigbeeRecord.lamp, named: "lamp", ZigbeeRecord.light())
        let bad: JSONValue = ["ieee_address": "0x00000000000000a9", "definition": ["exposes": [[:]]]]
        let list: JSONValue = [nil, 3, bad, good, ["friendly_name": []]]
        #expect(roster.hear("bridge/devices", list.text).count == 1)
    }

    @Test func bytesThatAreNoTextAreNothing() {
        var roster = Z2MRoster.knowing(ZigbeeRecord.device(ZigbeeRecord.lamp, named: "lamp", ZigbeeRecord.light()))
        for topic in Self.topics {
            let message = MQTTMessage(topic: "zigbee2mqtt/" + topic, payload: [0xFF, 0xFE, 0, 0x80])
            #expect(roster.take(message, at: .zero) == MQTTMeaning())
        }
        #expect(roster.devices.count == 1)
    }
}
