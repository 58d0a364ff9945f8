/// Lights that are switched together wherever they stand. A light may be in any number of them.
package struct Zone: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.zone

    /// What a zone is for (Docs/HueV1.md §9.2).
    package enum Sort: String, Sendable, Hashable, Codable {
        /// Just some lights. It goes when its last light goes.
        case plain
        /// A part of the house.
        case zone
        /// Lights that follow a film or a game.
        case entertainment
        /// All sources of one lamp, and some of them; apps can only read these.
        case luminaire, lightSource

        /// Whether apps may make, change and remove it.
        package var isForApps: Bool { self != .luminaire && self != .lightSource }
        /// Whether it is nothing without a light.
        package var needsLights: Bool { self == .plain || !isForApps }
    }

    /// The most lights that can follow one stream (Docs/HueV1.md §15).
    package static let mostStreamed = 20

    /// Its name for good.
    package let id: ResourceID
    /// What people call it, 1…32 bytes.
    package var name: String
    /// What it is for.
    package let sort: Sort
    /// What sort of place it is, in lower case with underscores; of no meaning for plain ones.
    package var archetype: String
    /// Its lights, in the order they were given.
    package var lights: [ResourceID]
    /// Sensors that belong to it.
    package var sensors: [ResourceID]
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What the zone as a whole was last told; `nil` before the first time.
    package var lastAction: LightState?
    /// Where its lights stand, as seen from where one sits; for entertainment only.
    package var places: [ResourceID: Place]
    /// The app that streams to it now. Not kept over restarts.
    package var streamer: ResourceID?

    /// A place in a room that reaches from −1 to 1 each way.
    package struct Place: Sendable, Hashable, Codable {
        /// Left to right, back to front, floor to ceiling, each −1…1.
        package let x, y, z: Double

        /// Makes a place.
        package init(x: Double, y: Double, z: Double) {
            self.x = x
            self.y = y
            self.z = z
        }

        /// Whether it is within the room.
        package var isInside: Bool { [x, y, z].allSatisfy { (-1...1).contains($0) } }
    }

    /// Makes a zone out of what was asked for.
    package init(_ draft: ZoneDraft, name: String) {
        id = draft.id
        self.name = name
        sort = draft.sort
        archetype = draft.archetype
        lights = draft.lights
        sensors = draft.sensors
        isDisposable = draft.isDisposable
        places = draft.places
    }
}
