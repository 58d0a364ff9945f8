package import HomeModel

/// Something that Zigbee2MQTT said, in the home's terms.
package enum Z2MNews: Sendable, Hashable {
    /// Something was observed: a device found or changed, a light, a sensor, a hand, who can be reached.
    case report(Report)
    /// A device is no longer there.
    case gone(DeviceKey)
    /// The program runs, or does not.
    case bridge(isOnline: Bool)
    /// Something went wrong there, in the program's words. Which order it was about is not told.
    case complaint(String)
}

/// A message to the broker.
package struct Z2MMessage: Sendable, Hashable {
    /// Where it goes.
    package let topic: String
    /// What it says.
    package let payload: String

    /// Makes a message.
    package init(topic: String, payload: String) {
        self.topic = topic
        self.payload = payload
    }
}
