import Connectivity
import HomeModel

/// What an entity says of the device that it belongs to.
struct HADevice: Sendable, Hashable {
    /// What it is told apart by. Never an address or a name.
    let identity: String
    /// What people call it, if it has a name of its own.
    let name: String?
    let model: String?
    let maker: String?
    let version: String?

    /// Reads the device of a config; an entity that tells of none is one by itself.
    init(_ config: HAConfig) {
        let device = HAConfig(component: "", source: "", config["device"]?.object ?? [:])
        let names = Self.identifiers(of: device) + Self.connections(of: device)
        identity = "ha:" + (names.first ?? config.text("unique_id") ?? config.source)
        name = ResourceName.fit(device.text("name"))
        model = ResourceName.fit(device.text("model_id") ?? device.text("model"))
        maker = ResourceName.fit(device.text("manufacturer"))
        version = ResourceName.fit(device.text("sw_version"))
        title = ResourceName.fit(device.text("model"))
    }

    /// What the model is called in words.
    let title: String?

    /// One text or several. Which comes first may change from entity to entity.
    static func identifiers(of device: HAConfig) -> [String] { device.list("identifiers").filter { !$0.isEmpty }.sorted() }

    private static func connections(of device: HAConfig) -> [String] {
        let pairs = (device["connections"]?.array ?? []).compactMap { $0.array?.compactMap(\.plainText) }
        return pairs.filter { $0.count == 2 }.map { $0.joined(separator: "-").lowercased() }.sorted()
    }
}

/// A driver of ours that has devices of its own, which also make themselves known to Home Assistant.
package enum HAOwner: Sendable, Hashable, CaseIterable {
    case zigbee2MQTT, tasmota, esphome

    /// Whether an entity is of such a device.
    func owns(_ config: HAConfig) -> Bool {
        let device = HAConfig(component: "", source: "", config["device"]?.object ?? [:])
        let origin = config["origin"]?["name"]?.string?.lowercased() ?? ""
        func says(_ member: String, _ word: String) -> Bool { device.text(member)?.lowercased().contains(word) ?? false }
        switch self {
        case .zigbee2MQTT:
            return origin == "zigbee2mqtt" || HADevice.identifiers(of: device).contains { $0.hasPrefix("zigbee2mqtt_") }
        case .tasmota: return origin == "tasmota" || says("sw_version", "tasmota") || says("manufacturer", "tasmota")
        case .esphome: return origin == "esphome" || says("sw_version", "esphome")
        }
    }
}
