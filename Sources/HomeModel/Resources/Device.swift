package import Foundation

/// A physical thing: one box with lights, sensors and buttons in it.
package struct Device: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.device

    /// Its name for good, derived from `key`.
    package let id: ResourceID
    /// How its driver knows it.
    package let key: DeviceKey
    /// What people call it, 1…32 bytes. A device with one light shares that light's name.
    package var name: String
    /// What its maker says about it.
    package var product: Product
    /// Its radio address (EUI-64, lower case with colons), if it has one to show.
    package var hardwareAddress: String?
    /// Charge of its battery in percent, 0…100; `nil` on mains power.
    package var battery: Int?
    /// Whether it answered when last spoken to.
    package var isReachable: Bool
    /// Its lights, in the order of their indices.
    package var lights: [ResourceID]
    /// Its sensors and buttons.
    package var sensors: [ResourceID]
    /// Lights and sensors that somebody let go of, if any: to be described again does not bring them back, a search does.
    package var letGo: [ResourceID]?
    /// Which of its lights is which, if its driver has words for them.
    package internal(set) var lightParts: DeviceParts?
    /// Which of its sensors is which, if its driver has words for them.
    package internal(set) var sensorParts: DeviceParts?
    /// When it was first seen.
    package let added: Date

    /// Makes a device without services; `Home` adds those.
    package init(key: DeviceKey, name: String, product: Product, hardwareAddress: String?, battery: Int?, added: Date) {
        self.key = key
        id = key.resourceID
        self.name = name
        self.product = product
        self.hardwareAddress = hardwareAddress
        self.battery = battery
        self.added = added
        isReachable = true
        lights = []
        sensors = []
    }
}

/// How a driver knows a device: by something of the device's own that never changes.
package struct DeviceKey: Sendable, Hashable, Codable {
    /// The driver's name, such as `simulated`.
    package let driver: String
    /// What the driver tells its devices apart by: a serial number or hardware address, never an IP address or a name.
    package let identity: String

    /// Makes a key.
    package init(driver: String, identity: String) {
        self.driver = driver
        self.identity = identity
    }

    /// The device's id in the home. Stable over restarts and lost databases.
    package var resourceID: ResourceID { ResourceID(derivedFrom: .devices, driver, identity) }
}
