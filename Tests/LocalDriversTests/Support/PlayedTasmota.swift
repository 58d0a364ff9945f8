import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers

/// Configs of Tasmota in short.
enum TasmotaRecord {
    static let mac = "A1B2C3D4E5F6"
    static let identity = "tasmota:" + mac
    static let lamp = LightAddress(identity: identity, index: 0)

    /// A device of one relay, unless more is said.
    static func config(_ more: [String: JSONValue] = [:], options: [String: JSONValue] = [:]) -> JSONValue {
        let base: [String: JSONValue] = [
            "ip": "192.0.2.7", "dn": "Lamp", "fn": ["Ceiling", "Wall", nil], "hn": "lamp-1234", "mac": .string(mac), "md": "Sonoff Basic",
            "ty": 0, "if": 0, "ofln": "Offline", "onln": "Online", "state": ["OFF", "ON", "TOGGLE", "HOLD"], "sw": "14.2.0",
            "t": "lamp", "ft": "%prefix%/%topic%/", "tp": ["cmnd", "stat", "tele"], "rl": [1, 0, 0], "swc": [-1, -1], "swn": [nil, nil],
            "btn": [0, 0], "lk": 1, "lt_st": 0, "sho": [0], "ver": 1, "so": .object(["4": 0, "20": 0, "73": 0].merging(options) { $1 }),
        ]
        return .object(base.merging(more) { $1 })
    }

    /// A lamp of a light type.
    static func lamp(_ type: Int64, _ more: [String: JSONValue] = [:], options: [String: JSONValue] = [:]) -> JSONValue {
        config(["rl": [2, 0], "lt_st": .int(type)].merging(more) { $1 }, options: options)
    }
}

extension TasmotaRoster {
    /// One that knows a device, which is there and senses nothing unless something is said.
    static func knowing(_ config: JSONValue, sensors: JSONValue = [:]) -> (roster: TasmotaRoster, news: [BackendNews]) {
        var roster = TasmotaRoster(driver: "mqtt:attic")
        var news = roster.config(config).news
        news += roster.say("tasmota/discovery/\(TasmotaRecord.mac)/sensors", ["sn": sensors, "ver": 1], retained: true).news
        news += roster.say("tele/lamp/LWT", "Online", retained: true).news
        return (roster, news)
    }

    mutating func config(_ config: JSONValue, at seconds: Double = 0) -> MQTTMeaning {
        say("tasmota/discovery/\(TasmotaRecord.mac)/config", config, retained: true, at: seconds)
    }
}
