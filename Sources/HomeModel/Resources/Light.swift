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
    /// What it can do by its maker's word.
    package var described: LightAbilities
    /// What its owner decided about it.
    package var custom = LightCustom()
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
        described = abilities
        state = .initial(for: abilities)
        startup = .safety
    }

    /// What it can do: what its maker says, unless its owner decided otherwise.
    package var abilities: LightAbilities { custom.abilities(of: described) }

    private enum CodingKeys: String, CodingKey {
        case id, owner, index, name, described = "abilities", custom, state, startup
    }

    /// Reads a light, of which older Porchlights kept nothing that its owner had decided.
    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        id = try kept.decode(ResourceID.self, forKey: .id)
        owner = try kept.decode(ResourceID.self, forKey: .owner)
        index = try kept.decode(Int.self, forKey: .index)
        name = try kept.decode(String.self, forKey: .name)
        described = try kept.decode(LightAbilities.self, forKey: .described)
        custom = try kept.decodeIfPresent(LightCustom.self, forKey: .custom) ?? LightCustom()
        state = try kept.decode(LightState.self, forKey: .state)
        startup = try kept.decode(LightStartup.self, forKey: .startup)
    }
}
