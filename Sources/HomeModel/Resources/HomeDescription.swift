/// What to fill a new home with.
package struct HomeDescription: Sendable, Hashable, Codable {
    /// The devices, in the order in which they get their numbers.
    package var devices: [DeviceDescription]
    /// The rooms, in the order in which they get their numbers.
    package var rooms: [RoomDescription]

    /// A room and what stands in it.
    package struct RoomDescription: Sendable, Hashable, Codable {
        /// What people call it.
        package var name: String
        /// What sort of room it is, such as `living_room`.
        package var archetype: String
        /// The devices in it.
        package var devices: [DeviceKey]

        /// Makes a description.
        package init(name: String, archetype: String, devices: [DeviceKey]) {
            self.name = name
            self.archetype = archetype
            self.devices = devices
        }
    }

    /// Makes a description.
    package init(devices: [DeviceDescription] = [], rooms: [RoomDescription] = []) {
        self.devices = devices
        self.rooms = rooms
    }
}
