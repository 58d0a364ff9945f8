import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers

extension HADiscovery {
    /// One that heard configs: of each the topic's middle, such as `light/lamp`.
    static func knowing(_ configs: (String, JSONValue)..., owners: Set<HAOwner> = []) -> HADiscovery {
        var house = HADiscovery(driver: "mqtt:attic", owners: owners)
        for (topic, config) in configs { _ = house.config(topic, config) }
        return house
    }

    /// Hears a config.
    mutating func config(_ topic: String, _ config: JSONValue, at seconds: Double = 0) -> [BackendNews] {
        say("homeassistant/" + topic + "/config", config, retained: true, at: seconds).news
    }

    /// An empty config: the entity is no more.
    mutating func drop(_ topic: String, at seconds: Double = 0) -> [BackendNews] {
        say("homeassistant/" + topic + "/config", "", at: seconds).news
    }
}

/// Configs in short.
enum HARecord {
    static let device: JSONValue = ["ids": ["d1"], "name": "Box", "mf": "Maker", "mdl": "M-1", "sw": "2"]

    static func light(_ id: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
        let base: [String: JSONValue] = [
            "schema": "json", "uniq_id": .string(id), "cmd_t": .string(id + "/set"), "stat_t": .string(id), "brightness": true,
            "dev": device,
        ]
        return .object(base.merging(more) { $1 })
    }

    static func motion(_ id: String, _ more: [String: JSONValue] = [:]) -> JSONValue {
        let base: [String: JSONValue] = ["uniq_id": .string(id), "stat_t": .string(id), "dev_cla": "motion", "dev": device]
        return .object(base.merging(more) { $1 })
    }

    static func sensor(_ id: String, _ kind: String) -> JSONValue {
        ["uniq_id": .string(id), "stat_t": .string(id), "dev_cla": .string(kind), "dev": device]
    }

    static func trigger(_ subtype: String, _ type: String) -> JSONValue {
        [
            "atype": "trigger", "t": "remote/action", "pl": .string(subtype + "/" + type), "type": .string(type),
            "stype": .string(subtype), "dev": device,
        ]
    }

    static let lamp = LightAddress(identity: "ha:d1", index: 0)
}
