package import HomeModel

/// A device as its backend describes it, in the home's terms.
package struct BackendDevice: Sendable, Hashable {
    /// Everything that does not change from moment to moment. Its key's driver is the backend's.
    package var description: DeviceDescription
    /// Whether the backend can reach it.
    package var isReachable: Bool
    /// What its lights are set to, by index, as far as that is known.
    package var lights: [Int: LightReading]
    /// What its sensors read, by index, as far as that is known.
    package var sensors: [Int: SensorReading]

    /// Makes a device.
    package init(
        description: DeviceDescription, isReachable: Bool, lights: [Int: LightReading] = [:],
        sensors: [Int: SensorReading] = [:]
    ) {
        self.description = description
        self.isReachable = isReachable
        self.lights = lights
        self.sensors = sensors
    }

    /// What the backend tells it apart by.
    package var identity: String { description.key.identity }
}

/// Something that a backend said, mostly about one of its devices.
package enum BackendNews: Sendable, Hashable {
    /// A device came, or is described anew.
    case found(BackendDevice)
    /// A light says what it is set to.
    case light(LightAddress, LightReading)
    /// A light says that it did not follow the latest order, after it had been taken for accepted; and why.
    case notFollowed(LightAddress, String)
    /// A sensor reads something.
    case sensor(identity: String, index: Int, SensorReading)
    /// A device came within reach of its backend, or went out of it.
    case reachable(identity: String, Bool)
    /// A device is no longer there.
    case gone(identity: String)
    /// Something went wrong there that is nobody's in particular, in words for the owner.
    case complaint(String)
}

/// What became of an order.
package enum OrderReceipt: Sendable, Hashable {
    /// It was taken; the device will say what it is set to.
    case accepted
    /// It was taken, and the device goes where this says; it may say where it is while it is on its way.
    case headed(LightReading)
    /// The device followed, and is set so now as far as it says. What this does not mention is as it was heard last.
    case followed(LightReading)
}
