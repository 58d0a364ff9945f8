/// A group of devices in a cloud.
package struct ControlCloudGroup: Codable, Sendable, Hashable {
    /// What the cloud tells it apart by.
    package var id: String
    /// What it is called.
    package var name: String
    /// Its place among the groups.
    package var index: Int
    /// The devices in it.
    package var devices: [Member]

    /// A device in a group.
    package struct Member: Codable, Sendable, Hashable {
        /// What it is called.
        package var name: String
        /// What the cloud tells it apart by.
        package var identity: String

        /// Makes a member.
        package init(name: String, identity: String) {
            (self.name, self.identity) = (name, identity)
        }
    }

    /// Makes a group.
    package init(id: String, name: String, index: Int, devices: [Member]) {
        (self.id, self.name, self.index, self.devices) = (id, name, index, devices)
    }
}

/// What a group is to be called, and where it is to stand.
package struct ControlGroupWish: Codable, Sendable, Hashable {
    /// The name; `nil` leaves it.
    package var name: String?
    /// The place, from 1; `nil` leaves it, and puts a new group last.
    package var index: Int?

    /// Makes a wish.
    package init(name: String? = nil, index: Int? = nil) {
        (self.name, self.index) = (name, index)
    }
}

/// A device that is to go from a group to another.
package struct ControlGroupMove: Codable, Sendable, Hashable {
    /// Name or id of the device.
    package var device: String
    /// Name or id of the group that it leaves.
    package var from: String?
    /// Name or id of the group that it enters.
    package var to: String?
    /// Whether it leaves all others, too.
    package var only: Bool

    /// Makes a wish.
    package init(device: String, from: String?, to: String?, only: Bool) {
        (self.device, self.from, self.to, self.only) = (device, from, to, only)
    }
}

/// A group that was removed.
package struct ControlGroupRemoval: Codable, Sendable, Hashable {
    /// The group as it was.
    package var group: ControlCloudGroup
    /// Whether its devices left the account with it.
    package var withdevices: Bool

    /// Makes a report.
    package init(group: ControlCloudGroup, withdevices: Bool) {
        (self.group, self.withdevices) = (group, withdevices)
    }
}
