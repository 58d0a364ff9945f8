/// Lamps that are switched together.
package indirect enum LightGroup: Sendable, Hashable, Codable {
    /// The lamps of one room.
    case room(ResourceID)
    /// The lamps of one zone.
    case zone(ResourceID)
    /// Every lamp of the home.
    case wholeHome
    /// Those lamps of a group that an app sees. Nobody asks for it: the home makes it of what an app asks of the group.
    case part([ResourceID], of: LightGroup)
}
