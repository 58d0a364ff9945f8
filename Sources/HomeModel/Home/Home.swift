/// Everything the bridge knows: devices, lights, rooms, sensors, apps and settings.
///
/// A home is a value and copying it is the transaction: change the copy, and it is either taken or dropped. It knows no
/// clock, no socket and no disk. The resource tables can be read by everyone; only the home's own verbs
/// (`perform`, `observe`, `tick`) and `restore` change them.
package struct Home: Sendable {
    /// Who the bridge is.
    package internal(set) var identity: BridgeIdentity
    /// The bridge's own settings.
    package internal(set) var settings: BridgeSettings
    /// The physical things.
    package internal(set) var devices = ResourceTable<Device>()
    /// The lights of the devices.
    package internal(set) var lights = ResourceTable<Light>()
    /// The sensors and buttons of the devices, and what the bridge itself works out.
    package internal(set) var sensors = ResourceTable<Sensor>()
    /// The rooms.
    package internal(set) var rooms = ResourceTable<Room>()
    /// The zones, and other groups of lights that are no rooms.
    package internal(set) var zones = ResourceTable<Zone>()
    /// The scenes.
    package internal(set) var scenes = ResourceTable<Scene>()
    /// What is to be done at a time.
    package internal(set) var schedules = ResourceTable<Schedule>()
    /// What is to be done whenever something is so.
    package internal(set) var rules = ResourceTable<Rule>()
    /// Lists of what apps made together.
    package internal(set) var resourceLinks = ResourceTable<ResourceLink>()
    /// The apps that registered.
    package internal(set) var apps = ResourceTable<App>()
    /// The link button. Not kept over restarts.
    package internal(set) var linkButton: LinkButton
    /// The search for new lights. Not kept over restarts.
    package internal(set) var search = Search()
    /// The search for new sensors. Not kept over restarts.
    package internal(set) var sensorSearch = Search()
    /// What all lamps together were last told. Not kept over restarts.
    package internal(set) var lastActionOfAll: LightState?

    /// How many things of each kind apps can make.
    package let limits: ResourceLimits
    /// What an app is granted that registers, unless the link button was pressed for another grant.
    package let defaultGrant: Grant
    /// Whether apps may press the link button and shut each other out, as on early bridges (Docs/HueV1.md §6.4, §6.6).
    package let trustsApps: Bool

    /// The lights that no app sees, so that homes without any need not look for them.
    var hiddenLights: Set<ResourceID> = []
    var appsByKey: [String: [ResourceID]] = [:]
    var ruleMemory = RuleMemory()
    var agenda = Agenda()
    var sensorAgenda = SensorAgenda()

    /// Makes a home with nothing in it but the bridge's own daylight sensor.
    package init(
        identity: BridgeIdentity, settings: BridgeSettings = BridgeSettings(), linkButton: LinkButton = LinkButton(),
        limits: ResourceLimits = .bsb002, defaultGrant: Grant = .full, trustsApps: Bool = false
    ) {
        self.identity = identity
        self.settings = settings
        self.linkButton = linkButton
        self.limits = limits
        self.defaultGrant = defaultGrant
        self.trustsApps = trustsApps
        sensors.put(Self.daylightSensor(of: identity))
    }

    /// The sensor that every bridge has of its own (Docs/HueV1.md §12).
    static func daylightSensor(of identity: BridgeIdentity) -> Sensor {
        Sensor(
            id: ResourceID(derivedFrom: identity.resourceID, "daylight"), owner: identity.resourceID,
            name: "Daylight", reading: .daylight(nil))
    }

    /// The apps that share a key, oldest first; empty if nobody has it.
    package func apps(withKey key: String) -> [App] {
        (appsByKey[key] ?? []).compactMap { apps[$0] }
    }

    /// The lights of a group, in the order of its devices.
    package func lights(in group: LightGroup) throws(Refusal) -> [Light] {
        switch group {
        case .wholeHome:
            return Array(lights.all)
        case .room(let id):
            guard let room = rooms[id] else { throw .notFound(ResourceReference(.room, id)) }
            return lights(of: room)
        case .zone(let id):
            guard let zone = zones[id] else { throw .notFound(ResourceReference(.zone, id)) }
            return zone.lights.compactMap { lights[$0] }
        case .part(let members, _):
            return members.compactMap { lights[$0] }
        }
    }

    /// The lights of a room, in the order of its devices.
    package func lights(of room: Room) -> [Light] {
        room.devices.flatMap { devices[$0]?.lights ?? [] }.compactMap { lights[$0] }
    }

    /// Whether the device of a light answered when last spoken to.
    package func isReachable(_ light: Light) -> Bool {
        devices[light.owner]?.isReachable ?? false
    }

    /// The room a device is in, if any.
    package func room(of device: ResourceID) -> Room? {
        rooms.all.first { $0.devices.contains(device) }
    }
}
