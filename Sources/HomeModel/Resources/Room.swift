/// A room of the house: devices that stand together and can be switched together.
package struct Room: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.room

    /// Its name for good.
    package let id: ResourceID
    /// What people call it, 1…32 bytes.
    package var name: String
    /// What sort of room it is, in lower case with underscores, such as `living_room`.
    package var archetype: String
    /// The devices in it, in the order they were given. A device is in one room at most.
    package var devices: [ResourceID]
    /// Sensors in it that belong to no device.
    package var virtualSensors: [ResourceID]
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What the room as a whole was last told; `nil` before the first time.
    package var lastAction: LightState?

    /// Makes a room.
    package init(
        id: ResourceID, name: String, archetype: String, devices: [ResourceID], virtualSensors: [ResourceID] = [],
        isDisposable: Bool = false
    ) {
        self.id = id
        self.name = name
        self.archetype = archetype
        self.devices = devices
        self.virtualSensors = virtualSensors
        self.isDisposable = isDisposable
    }
}
