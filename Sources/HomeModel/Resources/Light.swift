/// One source of light of a device, which apps switch.
package struct Light: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.light

    /// Its name for good.
    package let id: ResourceID
    /// The device it belongs to.
    package let owner: ResourceID
    /// Which of the device's lights it is, from 0.
    package let index: Int
    /// What people call it, 1…32 bytes.
    package var name: String
    /// What it can do.
    package var abilities: LightAbilities
    /// What it is set to.
    package var state: LightState
    /// What it does when its power comes back.
    package var startup: LightStartup

    /// Makes a light in the state lamps start their life with.
    package init(id: ResourceID, owner: ResourceID, index: Int, name: String, abilities: LightAbilities) {
        self.id = id
        self.owner = owner
        self.index = index
        self.name = name
        self.abilities = abilities
        state = .initial(for: abilities)
        startup = .safety
    }
}
