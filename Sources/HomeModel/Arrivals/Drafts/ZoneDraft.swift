/// A zone somebody wants to make.
package struct ZoneDraft: Sendable, Hashable, Codable {
    /// A random id for it.
    package var id: ResourceID
    /// What to call it, 1…32 bytes; a taken name gets a number.
    package var name: String
    /// What it is for.
    package var sort: Zone.Sort
    /// What sort of place it is.
    package var archetype: String
    /// Its lights.
    package var lights: [ResourceID]
    /// Its sensors.
    package var sensors: [ResourceID]
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// Where its lights stand.
    package var places: [ResourceID: Zone.Place]

    /// Makes a draft.
    package init(
        id: ResourceID, name: String, sort: Zone.Sort, archetype: String = "other", lights: [ResourceID],
        sensors: [ResourceID] = [], isDisposable: Bool = false, places: [ResourceID: Zone.Place] = [:]
    ) {
        self.id = id
        self.name = name
        self.sort = sort
        self.archetype = archetype
        self.lights = lights
        self.sensors = sensors
        self.isDisposable = isDisposable
        self.places = places
    }
}

/// New values for some attributes of a zone.
package struct ZonePatch: Sendable, Hashable, Codable {
    /// What people call it.
    package var name: String?
    /// What sort of place it is.
    package var archetype: String?
    /// Its lights, replacing those that were.
    package var lights: [ResourceID]?
    /// Its sensors, replacing those that were.
    package var sensors: [ResourceID]?
    /// Where its lights stand; those not named stay where they are.
    package var places: [ResourceID: Zone.Place]?
    /// Whether an app streams to it; whoever asks for it is that app.
    package var isStreaming: Bool?

    /// Makes a patch that changes nothing.
    package init() {}
}
