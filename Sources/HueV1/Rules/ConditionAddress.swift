import HomeModel

extension V1View {
    /// What an address such as `/sensors/2/state/buttonevent` stands for (Docs/HueV1.md §13.1); `nil` if there is no such
    /// thing, or rules do not look at it.
    func subject(at address: String) -> Condition.Subject? {
        let parts = address.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.first == "" else { return nil }
        switch (parts.count, parts.dropFirst().first) {
        case (3, "config"):
            guard parts[2] == "localtime" else { return nil }
            return Condition.Subject(ResourceReference(.settings, home.identity.resourceID), .localTime)
        case (5, "lights"):
            guard parts[3] == "state", let light = light(parts[2]), let side = lightSides[parts[4]] else { return nil }
            return Condition.Subject(ResourceReference(.light, light.id), side)
        case (5, "groups"):
            guard parts[3] == "state", let group = group(parts[2]), let side = groupSides[parts[4]] else { return nil }
            return Condition.Subject(group.reference ?? ResourceReference(.identity, home.identity.resourceID), side)
        case (5, "sensors"):
            guard let sensor = sensor(parts[2]), let side = sensor.sides[parts[3] + "/" + parts[4]] else { return nil }
            return Condition.Subject(ResourceReference(.sensor, sensor.id), side)
        default: return nil
        }
    }

    /// Where a condition looks, under the numbers of this view; as it was written where that is gone.
    func address(of condition: Condition) -> String {
        address(of: condition.subject) ?? condition.wording.address
    }

    private func address(of subject: Condition.Subject) -> String? {
        let id = subject.resource.id
        return switch subject.resource.kind {
        case .settings: "/config/localtime"
        case .identity: path("groups", 0, "state/", groupSides, subject.side)
        case .room, .zone: path("groups", numbers.groups.number(of: id), "state/", groupSides, subject.side)
        case .light: path("lights", numbers.lights.number(of: id), "state/", lightSides, subject.side)
        case .sensor: path("sensors", numbers.sensors.number(of: id), "", home.sensors[id]?.sides ?? [:], subject.side)
        default: nil
        }
    }

    private func path(
        _ collection: String, _ number: Int?, _ part: String, _ sides: [String: Condition.Side], _ side: Condition.Side
    ) -> String? {
        guard let number, let name = sides.first(where: { $0.value == side })?.key else { return nil }
        return "/\(collection)/\(number)/\(part)\(name)"
    }
}

/// Effect and reachability of lights are none that rules look at, nor is anything that is a text.
private let lightSides: [String: Condition.Side] = [
    "on": .on, "bri": .brightness, "hue": .hue, "sat": .saturation, "ct": .mirek,
]
private let groupSides: [String: Condition.Side] = ["any_on": .anyOn, "all_on": .allOn]

extension Sensor {
    /// What rules can look at, by its name behind the sensor's number.
    fileprivate var sides: [String: Condition.Side] {
        let common: [String: Condition.Side] = [
            "state/lastupdated": .updated, "config/on": .enabled, "config/battery": .battery, "config/reachable": .reachable,
        ]
        return common.merging(reading.sides) { $1 }
    }
}

extension SensorReading {
    fileprivate var sides: [String: Condition.Side] {
        switch self {
        case .motion, .presence: ["state/presence": .reading]
        case .temperature: ["state/temperature": .reading]
        case .lightLevel: ["state/lightlevel": .reading, "state/dark": .isDark, "state/daylight": .isDaylight]
        case .buttons, .switchCode: ["state/buttonevent": .reading]
        case .daylight: ["state/daylight": .reading]
        case .contact: ["state/open": .reading]
        case .humidity: ["state/humidity": .reading]
        case .flag: ["state/flag": .reading]
        case .status: ["state/status": .reading]
        case .rotation: ["state/rotaryevent": .reading]
        }
    }
}
