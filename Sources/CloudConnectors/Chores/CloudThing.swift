/// A device as its cloud lists it, for whoever arranges devices there.
package struct CloudThing: Sendable, Hashable {
    /// What the cloud tells it apart by.
    package var id: String
    /// What the cloud calls it.
    package var name: String

    /// Makes a device.
    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
