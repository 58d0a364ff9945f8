import HomeModel

/// What a body says that a sensor reads. Parameters are independent, as everywhere (Docs/HueV1.md §12.5).
struct SensorStateBody: Sendable {
    private(set) var word = SensorWord()
    private(set) var errors: [V1Error] = []
    /// What succeeds, with the values as they came.
    private(set) var leaves: [(path: String, node: JSONNode)] = []

    /// - Parameter isPlayed: whether apps write to the sensor; of all others everything is read-only.
    init(_ members: [JSONNode.Member], of body: V1Body, _ path: String, type: SensorType, isPlayed: Bool) {
        for member in members {
            let address = path + "/" + member.name
            let isKnown = type.stateNames.contains(member.name)
            if !isKnown, member.name != "lastupdated" {
                errors.append(.unknownParameter(member.name, address))
            } else if !isKnown || !isPlayed {
                errors.append(.notModifiable(member.name, address))
            } else if put(member, of: type) {
                leaves.append((address, member.node))
            } else {
                errors.append(.invalidValue(body.quote(member.node), member.name, address))
            }
        }
    }

    private mutating func put(_ member: JSONNode.Member, of type: SensorType) -> Bool {
        switch member.name {
        case "dark":
            word.isDark = member.node.bool
            return word.isDark != nil
        case "daylight":
            word.isDaylight = member.node.bool
            return word.isDaylight != nil
        default:
            guard let reading = type.reading(member.node) else { return false }
            word.reading = reading
            return true
        }
    }
}
