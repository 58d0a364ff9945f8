package import HomeModel

/// What is known of the devices of one Zigbee2MQTT, and what its messages mean. It knows no connection and no time: messages come
/// in here and become news, orders become messages here. It outlives connections.
package struct Z2MRoster: Sendable {
    struct Entry: Sendable {
        var device: Z2MDevice
        /// What was said of whether it can be reached; `nil` while nobody watches that.
        var isAvailable: Bool?
        var battery: Int?
        var lights: [Int: LightReading] = [:]
        var sensors: [Int: SensorReading] = [:]
        /// The button that is held.
        var held: Int?
        /// Whether the home was told of it since it last lost all of them.
        var isTold = false
    }

    /// What its devices' keys name their driver by.
    package let driver: String
    /// The topics in use.
    package let topics: Z2MTopics
    var entries: [String: Entry] = [:]
    var addresses: [String: String] = [:]
    var groups: [Z2MGroup] = []
    /// Whether the program runs; `nil` while it has not said.
    package internal(set) var isOnline: Bool?

    /// Makes one that knows of nothing.
    ///
    /// - Parameter driver: what devices' keys are to name their driver by.
    package init(driver: String, topics: Z2MTopics = Z2MTopics()) {
        self.driver = driver
        self.topics = topics
    }

    /// What to listen to, with what is known now. It changes with the list of devices.
    package var subscriptions: Set<String> {
        Set(topics.always + entries.values.flatMap { topics.topics(of: $0.device.name) })
    }

    /// All devices as they would be found, in the order of their addresses.
    package var devices: [DeviceDescription] {
        entries.keys.sorted().compactMap { entries[$0] }.map { $0.device.description(driver: driver, battery: $0.battery) }
    }

    /// The connection is gone, and the home was told that nobody can be reached: all of it is told anew when it is back.
    package mutating func lose() {
        isOnline = nil
        for address in entries.keys {
            entries[address]?.isTold = false
            entries[address]?.isAvailable = nil
            entries[address]?.held = nil
        }
    }

    func key(_ address: String) -> DeviceKey { DeviceKey(driver: driver, identity: address) }

    /// Devices that nobody watches are taken to be there as long as the program runs.
    func isReachable(_ entry: Entry) -> Bool { isOnline != false && entry.isAvailable ?? true }

    func found(_ entry: Entry) -> Z2MNews {
        let description = entry.device.description(driver: driver, battery: entry.battery)
        return .report(.found(description, isReachable: isReachable(entry), lights: entry.lights, sensors: entry.sensors))
    }
}
