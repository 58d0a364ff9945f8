package import BridgeCore
package import Connectivity

/// What the owner decides about a broker.
package struct MQTTSettings: Sendable, Hashable {
    /// How the broker is reached, and who we are there.
    package var setup: MQTTSetup
    /// What is spoken through it.
    package var dialects: Set<MQTTDialect>
    /// What the topics of each Zigbee2MQTT begin with; one or more.
    package var baseTopics: [String]
    /// What the topics of Home Assistant's discovery begin with.
    package var discoveryPrefix: String
    /// When devices are told that somebody listens to that.
    package var greeting: HAGreeting

    /// Makes settings; what is left out is as usual.
    package init(
        _ setup: MQTTSetup, dialects: Set<MQTTDialect> = Set(MQTTDialect.allCases), baseTopics: [String] = ["zigbee2mqtt"],
        discoveryPrefix: String = "homeassistant", greeting: HAGreeting = .searching
    ) {
        self.setup = setup
        self.dialects = dialects
        self.baseTopics = baseTopics
        self.discoveryPrefix = discoveryPrefix
        self.greeting = greeting
    }

    /// How fast its devices want to be spoken to. A Zigbee mesh carries ten orders a second in the long run, and one to a group
    /// costs it as much as several: it goes to everybody. What has a Wi-Fi of its own takes more.
    package var limits: OrderLimits {
        let isMesh = dialects.contains(.zigbee2MQTT)
        return OrderLimits(
            lampInterval: .milliseconds(100), orders: isMesh ? 10 : 50, per: .seconds(1), burst: 60, groupCost: isMesh ? 5 : 1,
            underWay: 100, patience: .seconds(2), longestWait: .seconds(30), trustsSilence: true, reportsFades: true)
    }

    /// The vocabularies for each Zigbee2MQTT.
    ///
    /// - Parameter driver: what devices' keys are to name their driver by.
    package func zigbee(driver: String) -> [any MQTTVocabulary] {
        guard dialects.contains(.zigbee2MQTT) else { return [] }
        return baseTopics.map { Z2MRoster(driver: driver, topics: Z2MTopics(base: $0)) }
    }
}
