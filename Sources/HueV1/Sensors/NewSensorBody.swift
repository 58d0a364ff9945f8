import HomeModel

/// What a body says of a sensor that is to be made: anything wrong, and nothing is (Docs/HueV1.md §12.4).
struct NewSensorBody {
    private(set) var errors: [V1Error] = []
    private let body: V1Body
    private static let path = "/sensors"

    /// The lengths of the texts that must be there, in bytes. The rule for names is everyone's.
    private static let lengths: KeyValuePairs = [
        "name": 1...ResourceName.longest, "modelid": 6...32, "swversion": 1...16, "type": 1...32, "uniqueid": 6...32,
        "manufacturername": 6...32,
    ]

    init(_ body: V1Body) {
        self.body = body
    }

    /// The sensor, unless there are errors.
    mutating func draft(_ id: ResourceID) -> SensorDraft? {
        errors = Self.lengths.filter { body.members[$0.key] == nil }.map { .missing(Self.path + "/" + $0.key) }
        guard errors.isEmpty else { return nil }
        let texts = texts()
        guard let type = type(texts), var draft = Self.draft(id, texts, type) else { return nil }
        readState(into: &draft, type)
        readConfig(into: &draft, type)
        if let node = body.members["recycle"] {
            if let isDisposable = node.bool { draft.virtual.isDisposable = isDisposable } else { complain("recycle", node) }
        }
        return errors.isEmpty ? draft : nil
    }

    private mutating func texts() -> [String: String] {
        var texts: [String: String] = [:]
        for (name, lengths) in Self.lengths {
            guard let node = body.members[name] else { continue }
            if let text = node.string, lengths.contains(text.utf8.count), name != "name" || ResourceName.allows(text) {
                texts[name] = text
            } else {
                complain(name, node)
            }
        }
        return texts
    }

    private mutating func type(_ texts: [String: String]) -> SensorType? {
        guard let name = texts["type"] else { return nil }
        let type = SensorType(madeAs: name)
        if type == nil { errors.append(.sensorType(Self.path + "/type")) }
        return type
    }

    /// `nil` where one of the texts is missing.
    private static func draft(_ id: ResourceID, _ texts: [String: String], _ type: SensorType) -> SensorDraft? {
        guard let name = texts["name"], let model = texts["modelid"], let version = texts["swversion"],
            let uniqueID = texts["uniqueid"], let maker = texts["manufacturername"], let reading = type.firstReading
        else { return nil }
        let virtual = VirtualSensor(model: model, manufacturer: maker, softwareVersion: version, uniqueID: uniqueID)
        return SensorDraft(id: id, name: name, reading: reading, virtual: virtual)
    }

    /// Only what is known of a state counts in a new sensor (Docs/HueV1.md §3.2).
    private mutating func readState(into draft: inout SensorDraft, _ type: SensorType) {
        guard let members = members("state") else { return }
        let known = members.filter { type.stateNames.contains($0.name) }
        let state = SensorStateBody(known, of: body, Self.path + "/state", type: type, isPlayed: true)
        errors += state.errors
        if let reading = state.word.reading { draft.reading = reading }
        draft.virtual.isDark = state.word.isDark
        draft.virtual.isDaylight = state.word.isDaylight
        draft.hasRead = state.word != SensorWord()
    }

    private mutating func readConfig(into draft: inout SensorDraft, _ type: SensorType) {
        guard let members = members("config") else { return }
        var sensor = Sensor(id: draft.id, owner: draft.id, name: draft.name, reading: draft.reading)
        sensor.virtual = draft.virtual
        let known = members.filter { type.parameter($0.name, of: sensor) != nil }
        let config = SensorConfigBody(known, of: body, Self.path + "/config", sensor: sensor, type: type)
        errors += config.errors
        draft.take(config.patch)
    }

    /// The members of a part that may be left out.
    private mutating func members(_ part: String) -> [JSONNode.Member]? {
        guard let node = body.members[part] else { return nil }
        if node.members == nil { complain(part, node) }
        return node.members
    }

    private mutating func complain(_ name: String, _ node: JSONNode) {
        errors.append(.invalidValue(body.quote(node, isText: true), name, Self.path + "/" + name))
    }
}

extension SensorDraft {
    /// Takes over what apps may say of their own sensors.
    fileprivate mutating func take(_ patch: SensorPatch) {
        isEnabled = patch.isEnabled ?? isEnabled
        virtual.battery = patch.battery
        virtual.url = patch.url
        virtual.isReachable = patch.isReachable ?? virtual.isReachable
        settings.darkThreshold = patch.darkThreshold ?? settings.darkThreshold
        settings.daylightOffset = patch.daylightOffset ?? settings.daylightOffset
    }
}
