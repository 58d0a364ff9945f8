package import BridgeCore
package import Connectivity
import HomeModel

/// Devices that make themselves known as they do for Home Assistant: each entity by a config that says which topics it is told and
/// heard on. Entities of one device are one device here.
package struct HADiscovery: MQTTVocabulary {
    enum Alarm: Hashable, Sendable {
        /// Nothing more has come for a while, so devices are whole.
        case settled
        /// A yes has lasted its time.
        case off(String)
        /// What was said has become too old.
        case old(String)
        /// What was sent to lamps that never say so is told.
        case assumed
    }

    /// Configs of a device come one by one: so long after the last of all it is told of.
    static let settling = Duration.milliseconds(250)
    /// Some publishers never rest.
    static let longestSettling = Duration.seconds(2)

    /// What its devices' keys name their driver by.
    package let driver: String
    /// What configs' topics begin with.
    package let prefix: String
    /// When Home Assistant's part is played: devices are told that it is there.
    private let greeting: HAGreeting
    /// Whose devices are left to their own drivers.
    let owners: Set<HAOwner>

    /// The topics of discovery, and those of every entity that is known.
    package internal(set) var subscriptions: Set<String>
    var entities: [String: HAEntity] = [:]
    /// Which entities each config topic told of.
    var sources: [String: Set<String>] = [:]
    var members: [String: HAMember] = [:]
    /// Who listens to a topic.
    var listeners: [String: Set<String>] = [:]
    /// What was said last on topics of who can be reached: many entities share one, and a broker repeats nothing for the later ones.
    var lastWords: [String: [UInt8]] = [:]
    /// Devices of which more may come.
    var unsettled: Set<String> = []
    var unsettledSince: Duration?
    var alarms = Alarms<Alarm>()
    /// News of lamps that were sent something and never say so.
    var assumed: [BackendNews] = []
    /// What was complained of already.
    var complaints: Set<String> = []
    /// Uptime, as it was told last.
    var now = Duration.zero

    /// Makes one that knows of nothing.
    ///
    /// - Parameters:
    ///   - driver: what devices' keys are to name their driver by.
    ///   - prefix: what configs' topics begin with, unless their owner chose otherwise.
    ///   - greeting: when devices are to be told that Home Assistant is there.
    ///   - owners: drivers of ours that are in use too; what is theirs is left to them.
    package init(driver: String, prefix: String = "homeassistant", greeting: HAGreeting = .never, owners: Set<HAOwner> = []) {
        self.driver = driver
        let base = Z2MTopics(base: prefix).base
        self.prefix = base
        subscriptions = [base + "/+/+/config", base + "/+/+/+/config"]
        self.greeting = greeting
        self.owners = owners
    }

    /// None: there is no message for several entities.
    package var groups: Set<Set<LightAddress>> { [] }

    /// When the next sensor goes off by itself or has been silent for too long.
    package var nextDue: Duration? { alarms.next }

    /// Whether the device made itself known here.
    package func knows(_ identity: String) -> Bool { members[identity] != nil }

    /// Says that somebody listens to discovery, if that is wanted.
    package mutating func greetings() -> [MQTTMessage] { greeting == .always ? [birth] : [] }

    /// Devices that hear that Home Assistant has come tell everything anew.
    package func invitation(for length: Duration) -> [MQTTMessage] { greeting == .never ? [] : [birth] }

    /// Never kept by the broker: who comes later would take it for Home Assistant's.
    private var birth: MQTTMessage { MQTTMessage(topic: prefix + "/status", text: "online") }

    /// Places and readings are kept: devices come back as they were. What was said of who can be reached is kept too, since not all
    /// of it is said again.
    package mutating func lose() {
        for identity in members.keys {
            members[identity]?.told = nil
            members[identity]?.heard = []
            members[identity]?.held = nil
        }
        (unsettled, unsettledSince, assumed) = ([], nil, [])
        (alarms[.settled], alarms[.assumed]) = (nil, nil)
    }

    /// Takes in a message, whoever it is for.
    package mutating func take(_ message: MQTTMessage, at now: Duration) -> MQTTMeaning {
        self.now = now
        var news: [BackendNews] = []
        if let topic = configTopic(message.topic) { news += configure(topic, message.payload) }
        for key in listeners[message.topic] ?? [] { news += hear(message, key) }
        return MQTTMeaning(news: news)
    }

    func address(_ key: String) -> LightAddress? {
        guard let entity = entities[key], let index = members[entity.device.identity]?.lights.firstIndex(of: key)
        else { return nil }
        return LightAddress(identity: entity.device.identity, index: index)
    }
}
