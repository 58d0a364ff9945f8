/// A room somebody wants to make.
package struct RoomDraft: Sendable, Hashable, Codable {
    /// A random id for it; `nil` for one that follows from its number, so that a sample home always has the same ids.
    package var id: ResourceID?
    /// What to call it, 1…32 bytes; a taken name gets a number.
    package var name: String
    /// What sort of room it is.
    package var archetype: String
    /// The devices in it.
    package var devices: [ResourceID]
    /// Sensors in it that belong to no device.
    package var virtualSensors: [ResourceID]
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool

    /// Makes a draft.
    package init(
        id: ResourceID? = nil, name: String, archetype: String, devices: [ResourceID], virtualSensors: [ResourceID] = [],
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

/// New values for some attributes of a room.
package struct RoomPatch: Sendable, Hashable, Codable {
    /// What people call it, 1…32 bytes.
    package var name: String?
    /// What sort of room it is.
    package var archetype: String?
    /// The devices in it, replacing those that were. None with lights may be in another room; one without leaves it.
    package var devices: [ResourceID]?
    /// Sensors in it that belong to no device, replacing those that were.
    package var virtualSensors: [ResourceID]?

    /// Makes a patch.
    package init(name: String? = nil, archetype: String? = nil, devices: [ResourceID]? = nil) {
        self.name = name
        self.archetype = archetype
        self.devices = devices
    }
}
