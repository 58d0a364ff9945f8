import HomeModel

/// What a body says of how a sensor is set up. Parameters are independent, as everywhere (Docs/HueV1.md §12.5).
struct SensorConfigBody: Sendable {
    private(set) var patch = SensorPatch()
    private(set) var errors: [V1Error] = []
    /// What succeeds, with the values as they came.
    private(set) var leaves: [(path: String, node: JSONNode)] = []

    init(_ members: [JSONNode.Member], of body: V1Body, _ path: String, sensor: Sensor, type: SensorType) {
        for member in members {
            let address = path + "/" + member.name
            if let parameter = type.parameter(member.name, of: sensor) {
                if parameter.put(member.node, into: &patch) {
                    leaves.append((address, member.node))
                } else {
                    let quoted = body.quote(member.node, isText: parameter.isText)
                    errors.append(.invalidValue(quoted, member.name, address))
                }
            } else {
                let isShown = type.readOnlyConfig(of: sensor).contains(member.name)
                errors.append(isShown ? .notModifiable(member.name, address) : .unknownParameter(member.name, address))
            }
        }
    }
}

extension SensorType {
    /// The parameter with this name, if it can be written for a sensor of this type.
    func parameter(_ name: String, of sensor: Sensor) -> SensorParameter? {
        guard let parameter = SensorParameter(rawValue: name), sensor.settable.contains(parameter.setting) else { return nil }
        return self == .zgpSwitch && parameter != .on ? nil : parameter
    }

    /// What is shown of its configuration and cannot be written.
    fileprivate func readOnlyConfig(of sensor: Sensor) -> Set<String> {
        switch self {
        case .daylight: ["configured"]
        case .zgpSwitch: []
        case .zllPresence: ["battery", "reachable", "pending", "sensitivitymax"]
        default: sensor.virtual == nil ? ["battery", "reachable", "pending"] : []
        }
    }
}
