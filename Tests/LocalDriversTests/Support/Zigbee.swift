import BridgeCore
import Connectivity
import Foundation
import HomeModel
@testable import LocalDrivers

/// What Zigbee2MQTT published once (Fixtures/Zigbee2MQTT/README.md).
enum RecordedSession {
    struct Line: Decodable {
        var topic: String
        var retain: Bool
        var from: String
        var payload: String
    }

    static func lines() throws -> [Line] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "Fixtures/Zigbee2MQTT/session-a.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    /// What the program itself said, as somebody hears it who listened all the time.
    static func said() throws -> [Line] { try lines().filter { $0.from == "z2m" } }

    static let bulb = "0x000b57fffec6a5b2"
    static let bulbColor = "0x000b57fffec6a5b3"
    static let bulb2 = "0x000b57fffec6a5b7"
    static let bulbColor2 = "0x000b57fffec6a5b4"
    static let remote = "0x0017880104e45517"
    static let button = "0x0017880104e45520"
    static let weather = "0x0017880104e45522"
    static let occupancy = "0x0017880104e45523"
    static let plug = "0x0017880104e45524"
    static let ikea = "0x0017880104e45540"
}

extension Z2MRoster {
    /// Takes in a message with a text.
    mutating func hear(_ topic: String, _ payload: String, retained: Bool = false) -> [BackendNews] {
        take(MQTTMessage(topic: "zigbee2mqtt/" + topic, text: payload, isRetained: retained), at: .zero).news
    }

    /// One that knows these records.
    static func knowing(_ records: JSONValue...) -> Z2MRoster {
        var roster = Z2MRoster(driver: "mqtt:attic")
        _ = roster.hear("bridge/devices", JSONValue.array(records).text)
        return roster
    }
}

/// Records of `bridge/devices`, in short.
enum ZigbeeRecord {
    static let lamp = "0x00000000000000a1"
    static let other = "0x00000000000000a2"

    static func device(_ address: String, named name: String, _ exposes: JSONValue...) -> JSONValue {
        [
            "ieee_address": .string(address), "friendly_name": .string(name), "type": "Router", "interview_state": "SUCCESSFUL",
            "model_id": "M1",
            "definition": ["model": "M-1", "vendor": "Maker", "description": "A thing", "exposes": .array(exposes)],
        ]
    }

    static func leaf(
        _ name: String, _ property: String? = nil, endpoint: String? = nil, _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        var leaf: [String: JSONValue] = ["name": .string(name), "property": .string(property ?? name), "access": 7]
        leaf["endpoint"] = endpoint.map { .string($0) }
        return .object(leaf.merging(more) { $1 })
    }

    static let states: [String: JSONValue] = ["value_on": "ON", "value_off": "OFF"]

    static func light(_ more: JSONValue..., endpoint: String? = nil) -> JSONValue {
        let suffix = endpoint.map { "_" + $0 } ?? ""
        let base = [
            leaf("state", "state" + suffix, endpoint: endpoint, states),
            leaf("brightness", "brightness" + suffix, endpoint: endpoint, ["value_max": 254]),
        ]
        return ["type": "light", "features": .array(base + more)]
    }

    static let whites = leaf("color_temp", nil, ["value_min": 250, "value_max": 454])
    static let xy = leaf("color_xy", "color")
    static let hs = leaf("color_hs", "color")
    static let plug: JSONValue = ["type": "switch", "features": [leaf("state", nil, states)]]

    static func actions(_ values: String...) -> JSONValue { leaf("action", nil, ["values": .array(values.map { .string($0) })]) }
}
