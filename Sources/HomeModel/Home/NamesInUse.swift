/// The names that devices, lights and sensors have, collected once for however many devices come together.
struct NamesInUse {
    var devices: Set<String>
    var lights: Set<String>
    var sensors: Set<String>

    init(in home: Home) {
        devices = Set(home.devices.all.map(\.name))
        lights = Set(home.lights.all.map(\.name))
        sensors = Set(home.sensors.all.map(\.name))
    }

    /// The wanted name or the next free one like it, which from now on is in use.
    static func claim(_ wanted: String, in taken: inout Set<String>) -> String {
        let name = ResourceName.unique(wanted, among: taken)
        taken.insert(name)
        return name
    }
}
