/// What is spoken through brokers.
package enum MQTTDialect: String, Sendable, Hashable, CaseIterable {
    /// Zigbee2MQTT's own topics.
    case zigbee2MQTT = "z2m"
    /// Home Assistant's MQTT discovery, which many programs and devices speak.
    case homeAssistant = "ha"
    /// Tasmota's topics.
    case tasmota
}
