package import BridgeCore
package import Connectivity
package import HomeModel

/// What is known of the devices of one Zigbee2MQTT, and what its messages mean.
package struct Z2MRoster: MQTTVocabulary {
    struct Entry: Sendable {
        var device: Z2MDevice
        /// What was said of whether it can be reached; `nil` while nobody watches that.
        var isAvailable: Bool?
        var battery: Int?
        var lights: [Int: LightReading] = [:]
        var sensors: [Int: SensorReading] = [:]
        /// The button that is held.
        var held: Int?
        /// Whether the home was told of it on this connection.
        var isTold = false
    }

    /// What its devices' keys name their driver by.
    package let driver: String
    /// The topics in use.
    package let topics: Z2MTopics
    var entries: [String: Entry] = [:]
    var addresses: [String: String] = [:]
    var known: [Z2MGroup] = []
    var asking = Z2MAsking()
    /// What was said of names before the list that says whose they are, the latest on each topic.
    var early: [String: MQTTMessage] = [:]
    /// Whether there was a list on this connection.
    var isListed = false
    /// Whether the program runs; `nil` while it has not said.
    package internal(set) var isOnline: Bool?
    /// What to listen to, with what is known now. It changes with the list of devices.
    package internal(set) var subscriptions: Set<String>
    /// Lamps that hear one radio message together.
    package internal(set) var groups: Set<Set<LightAddress>> = []

    /// Makes one that knows of nothing.
    ///
    /// - Parameter driver: what devices' keys are to name their driver by.
    package init(driver: String, topics: Z2MTopics = Z2MTopics()) {
        self.driver = driver
        self.topics = topics
        subscriptions = Set(topics.always)
    }

    /// All devices as they would be found, in the order of their addresses.
    package var devices: [DeviceDescription] {
        entries.keys.sorted().compactMap { entries[$0] }.map { $0.device.description(driver: driver, battery: $0.battery) }
    }

    /// Whether a device is listed there.
    package func knows(_ identity: String) -> Bool { entries[identity] != nil }

    /// None: the broker keeps all that is needed to begin with.
    package func greetings() -> [MQTTMessage] { [] }

    /// The connection is gone: all of it is told anew when it is back. Who could not be reached is not taken to be back by that.
    package mutating func lose() {
        (isOnline, isListed) = (nil, false)
        early = [:]
        asking = Z2MAsking()
        for address in entries.keys {
            entries[address]?.isTold = false
            entries[address]?.held = nil
        }
    }

    /// Devices that nobody watches are taken to be there as long as the program runs.
    func isReachable(_ entry: Entry) -> Bool { isOnline != false && entry.isAvailable ?? true }

    func found(_ entry: Entry) -> BackendNews {
        let description = entry.device.description(driver: driver, battery: entry.battery)
        return .found(BackendDevice(
            description: description, isReachable: isReachable(entry), lights: entry.lights, sensors: entry.sensors))
    }

    /// The list of devices or groups has changed.
    mutating func index() {
        addresses = Dictionary(entries.map { ($0.value.device.name, $0.key) }) { first, _ in first }
        let wanted = Set(topics.always + entries.values.flatMap { topics.topics(for: $0.device.name) })
        if subscriptions != wanted { subscriptions = wanted }
        let sets = Set(known.map { $0.members }).filter { $0.count > 1 && $0.allSatisfy(hasOneLight) }
        groups = Set(sets.map { Set($0.map { LightAddress(identity: $0, index: 0) }) })
    }

    /// A group's words do not say which light of a device with several is meant.
    func hasOneLight(_ address: String) -> Bool { entries[address]?.device.exposes.lights.count == 1 }
}
