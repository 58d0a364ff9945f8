/// A group that devices are arranged in.
package struct CloudGroup: Sendable, Hashable {
    /// What the cloud tells it apart by.
    package var id: String
    /// What it is called.
    package var name: String
    /// Its place among the groups.
    package var index: Int
    /// The devices in it.
    package var devices: [CloudThing]

    /// Makes a group.
    package init(id: String, name: String, index: Int, devices: [CloudThing] = []) {
        self.id = id
        self.name = name
        self.index = index
        self.devices = devices
    }
}
