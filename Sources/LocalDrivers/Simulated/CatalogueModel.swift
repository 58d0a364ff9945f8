package import HomeModel

/// One model of device that can be simulated: what every piece of it has in common.
package struct CatalogueModel: Sendable, Hashable {
    /// What its maker says about it.
    package var product: Product
    /// What its lamp can do; `nil` if it has none.
    package var light: LightAbilities?
    /// What it senses.
    package var sensors: [Sense] = []
    /// Charge of a battery in percent; `nil` on mains power.
    package var battery: Int?

    /// One thing a device senses.
    package struct Sense: Sendable, Hashable {
        /// What to call it; `nil` for the device's own name.
        package var name: String?
        /// What it senses, with a first reading that nobody is told of.
        package var reading: SensorReading
    }

    /// A piece of this model.
    ///
    /// - Parameters:
    ///   - name: what to call it, 1…32 bytes.
    ///   - identity: what tells it apart from all others of the house.
    package func device(named name: String, identity: String) -> DeviceDescription {
        let key = DeviceKey(driver: SimulatedDriver.driverName, identity: identity)
        return DeviceDescription(
            key: key, name: name, product: product, hardwareAddress: Self.hardwareAddress(of: key), battery: battery,
            lights: light.map { [$0] } ?? [],
            sensors: sensors.map { .init(name: $0.name ?? name, reading: $0.reading) })
    }

    /// An EUI-64 that no real device has, since its first octet says that it was given locally. It follows from the
    /// key, so that the same device always has the same one.
    private static func hardwareAddress(of key: DeviceKey) -> String {
        let octets = [0x02, 0x50, 0x4C] + key.resourceID.bytes.suffix(5)
        return octets.map(\.hex).joined(separator: ":")
    }
}
