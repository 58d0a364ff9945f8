/// What kind of value a side of a resource has, which says how it can be tested.
package enum SubjectSort: Sendable, Hashable {
    case truth, number, moment
    /// The time of day.
    case dayTime
}

extension Home {
    /// What kind of value a subject has, be it known or not; `nil` if there is no such thing or it has no such side.
    package func sort(of subject: Condition.Subject) -> SubjectSort? {
        switch (subject.resource.kind, subject.side) {
        case (.light, let side): lights[subject.resource.id]?.abilities.sort(of: side)
        case (.sensor, let side): sensors[subject.resource.id].flatMap { sort(of: side, of: $0) }
        case (.room, .anyOn), (.room, .allOn): rooms.contains(subject.resource.id) ? .truth : nil
        case (.zone, .anyOn), (.zone, .allOn): zones.contains(subject.resource.id) ? .truth : nil
        case (.identity, .anyOn), (.identity, .allOn): .truth
        case (.settings, .localTime): .dayTime
        default: nil
        }
    }

    private func sort(of side: Condition.Side, of sensor: Sensor) -> SubjectSort? {
        let device = devices[sensor.owner]
        return switch side {
        case .reading: sensor.reading.sort
        case .updated: .moment
        case .isDark, .isDaylight: if case .lightLevel = sensor.reading { .truth } else { nil }
        case .enabled: .truth
        case .battery: sensor.virtual != nil || device?.battery != nil ? .number : nil
        case .reachable: sensor.virtual != nil || device != nil ? .truth : nil
        default: nil
        }
    }
}

extension LightAbilities {
    fileprivate func sort(of side: Condition.Side) -> SubjectSort? {
        switch side {
        case .on: .truth
        case .brightness: dims ? .number : nil
        case .hue, .saturation: gamut != nil ? .number : nil
        case .mirek: temperatures != nil ? .number : nil
        default: nil
        }
    }
}

extension SensorReading {
    fileprivate var sort: SubjectSort {
        switch self {
        case .motion, .daylight, .contact, .presence, .flag: .truth
        case .temperature, .lightLevel, .buttons, .humidity, .status, .switchCode, .rotation: .number
        }
    }
}

extension Condition.Test {
    /// Whether it makes sense of a value of some kind. What changes all the time can neither change nor be stable.
    package func fits(_ sort: SubjectSort) -> Bool {
        switch self {
        case .isTrue: sort == .truth
        case .between: sort == .number
        case .changed, .changedAgo, .stable, .unstable: sort != .dayTime
        case .inside, .outside: sort == .dayTime
        }
    }
}
