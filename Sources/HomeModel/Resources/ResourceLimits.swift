/// How many things of each kind there is room for (Docs/HueV1.md §18).
package struct ResourceLimits: Sendable, Hashable, Codable {
    /// Lights. What the owner brings in is never refused; this is what is shown, and where a search ends.
    package var lights: Int
    /// Rooms and zones together.
    package var groups: Int
    /// Sensors.
    package var sensors: Int
    /// Scenes.
    package var scenes: Int
    /// Lights in all scenes together.
    package var sceneLights: Int
    /// Schedules.
    package var schedules: Int
    /// Rules.
    package var rules: Int
    /// Conditions of all rules together.
    package var conditions: Int
    /// Actions of all rules together.
    package var actions: Int
    /// Resource links.
    package var resourceLinks: Int

    /// The square bridge's.
    package static let bsb002 = ResourceLimits(
        lights: 63, groups: 64, sensors: 250, scenes: 200, sceneLights: 12_600, schedules: 100, rules: 250,
        conditions: 1500, actions: 1000, resourceLinks: 64)
}
