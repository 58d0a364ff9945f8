/// A message to or from an MQTT broker.
package struct MQTTMessage: Sendable, Hashable {
    /// What it is about.
    package let topic: String
    /// What it says; may be empty, and need not be text.
    package let payload: [UInt8]
    /// Of one that came: whether the broker had kept it, so that nothing in it happened now. Of one that goes: whether it is to be
    /// kept.
    package let isRetained: Bool

    /// Makes a message.
    package init(topic: String, payload: [UInt8], isRetained: Bool = false) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
    }

    /// Makes a message of text.
    package init(topic: String, text: String, isRetained: Bool = false) {
        self.init(topic: topic, payload: Array(text.utf8), isRetained: isRetained)
    }
}
