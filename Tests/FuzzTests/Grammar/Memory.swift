/// What the bridge has told: what there is, so that requests can speak of it.
struct Memory: Sendable {
    struct Light: Sendable {
        let id: String
        /// The names in its state, which are what it can be set to.
        let abilities: Set<String>
    }

    struct Group: Sendable {
        let id: String
        let type: String
        let lights: [String]
    }

    struct Scene: Sendable {
        let id: String
        let group: String?
        let lights: [String]
    }

    struct Sensor: Sendable {
        let id: String
        let type: String
    }

    var lights: [Light] = []
    var groups: [Group] = []
    var scenes: [Scene] = []
    var sensors: [Sensor] = []
    var schedules: [String] = []
    var rules: [String] = []
    var links: [String] = []
    /// Paths of what was taken away; the latest come last.
    var gone: [String] = []
    /// Keys of the two apps that stay, and of those that came later.
    var keys: [String] = []
    /// Seconds by which local time is ahead of UTC.
    var zoneOffset = 0.0

    /// The paths of all there is.
    var paths: [String] {
        [
            ("lights", lights.map(\.id)), ("groups", groups.map(\.id)), ("scenes", scenes.map(\.id)),
            ("sensors", sensors.map(\.id)), ("schedules", schedules), ("rules", rules), ("resourcelinks", links),
        ].flatMap { collection, ids in ids.map { "/\(collection)/\($0)" } }
    }

    /// What the lights of a group can be set to, together.
    func abilities(of ids: [String]) -> Set<String> {
        lights.filter { ids.contains($0.id) }.reduce(into: []) { $0.formUnion($1.abilities) }
    }

    /// Sensors that apps write.
    var virtualSensors: [Sensor] { sensors.filter { SensorGrammar.states[$0.type] != nil } }
}
