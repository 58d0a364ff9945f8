package import BridgeCore
package import Connectivity
package import HomeModel

/// Devices with Tasmota that one broker carries. They tell of themselves on topics of discovery; what they are told is never kept
/// by the broker.
package struct TasmotaRoster: MQTTVocabulary {
    enum Alarm: Hashable, Sendable {
        /// All of a device must have come by now.
        case whole(String)
        /// Nobody has moved there for a while.
        case still(String, Int)
    }

    /// A device's config, its sensors and its last will come one by one.
    static let settling = Duration.milliseconds(250)
    /// How long somebody who moved is taken to be there: the switch says nothing of the end.
    static let presence = Duration.seconds(10)

    /// What its devices' keys name their driver by.
    package let driver: String
    /// What topics of discovery begin with.
    let base: String
    /// Devices by their addresses.
    var members: [String: TasmotaMember] = [:]
    /// Lists of sensors whose devices have not told of themselves yet.
    var sensors: [String: JSONValue] = [:]
    /// Whose topics begin so.
    var answers: [String: String] = [:]
    var reports: [String: String] = [:]
    var alarms = Alarms<Alarm>()
    /// The topics of discovery, and those of every device that is known.
    package internal(set) var subscriptions: Set<String>

    /// Makes one that knows of nothing.
    ///
    /// - Parameters:
    ///   - driver: what devices' keys are to name their driver by.
    ///   - base: what topics of discovery begin with.
    package init(driver: String, base: String = "tasmota/discovery") {
        self.driver = driver
        self.base = Z2MTopics(base: base).base
        subscriptions = [self.base + "/+/config", self.base + "/+/sensors"]
    }

    /// The topic that several devices hear may be heard by others too, which nobody can know.
    package var groups: Set<Set<LightAddress>> { [] }

    /// When the next device has been silent for too long.
    package var nextDue: Duration? { alarms.next }

    /// Whether the device made itself known here.
    package func knows(_ identity: String) -> Bool { member(identity) != nil }

    func member(_ identity: String) -> TasmotaMember? {
        identity.hasPrefix("tasmota:") ? members[String(identity.dropFirst("tasmota:".count))] : nil
    }

    /// Devices that are known are asked how they are set; those that are not yet are when they tell of themselves.
    package mutating func greetings() -> [MQTTMessage] {
        members.keys.sorted().flatMap { ask($0) }
    }

    /// Asks a device, once for each connection.
    mutating func ask(_ mac: String) -> [MQTTMessage] {
        guard let member = members[mac], !member.isAsked else { return [] }
        members[mac]?.isAsked = true
        return member.questions
    }

    /// There is nothing to invite: devices tell of themselves when they come.
    package func invitation(for length: Duration) -> [MQTTMessage] { [] }

    /// Nobody can be reached, and all of it is told anew.
    package mutating func lose() {
        for mac in members.keys {
            members[mac]?.told = nil
            members[mac]?.isOnline = nil
            members[mac]?.isListed = false
            members[mac]?.isAsked = false
            members[mac]?.held = nil
        }
        alarms.remove { if case .whole = $0 { true } else { false } }
    }

    /// What is sent for an order.
    package func messages(for action: LightAction, at lamps: [LightAddress]) -> [MQTTMessage] {
        lamps.flatMap { lamp -> [MQTTMessage] in
            guard let member = member(lamp.identity), member.lights.indices.contains(lamp.index) else { return [] }
            let commands = member.lights[lamp.index].commands(for: action, member.said[lamp.index] ?? LightReading())
            return member.config.messages(for: commands)
        }
    }

    /// What is due by now.
    package mutating func tick(at now: Duration) -> [BackendNews] {
        alarms.ring(at: now).flatMap { alarm -> [BackendNews] in
            switch alarm {
            case .whole(let mac): return tell(mac)
            case .still(let mac, let index):
                guard let member = members[mac] else { return [] }
                members[mac]?.read[index] = .motion(false)
                return member.told == nil ? [] : [.sensor(identity: member.identity, index: index, .motion(false))]
            }
        }
    }
}
