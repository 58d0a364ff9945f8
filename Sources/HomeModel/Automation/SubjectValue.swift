package import Foundation

/// What one side of a resource is at the moment.
package enum SubjectValue: Sendable, Hashable {
    /// True or false.
    case truth(Bool)
    /// A number in the domain's units; of buttons and dials one for what happened.
    case number(Double)
    /// When something was; `nil` for never.
    case moment(Date?)
}

extension Home {
    /// What a subject is now; `nil` while nobody knows, where there is no such thing, and for the time of day, which no home
    /// knows by itself.
    package func value(of subject: Condition.Subject) -> SubjectValue? {
        switch subject.resource.kind {
        case .light: lights[subject.resource.id]?.state.value(of: subject.side)
        case .sensor: sensors[subject.resource.id].flatMap { value(of: subject.side, of: $0) }
        case .room, .zone, .identity: value(of: subject.side, of: members(of: subject.resource))
        default: nil
        }
    }

    /// The lights of a room, of a zone, or all there are, but for those that are hidden.
    func members(of group: ResourceReference) -> [Light] {
        switch group.kind {
        case .room: withoutHidden(rooms[group.id].map { lights(of: $0) } ?? [])
        case .zone: withoutHidden(zones[group.id]?.lights.compactMap { lights[$0] } ?? [])
        default: withoutHidden(Array(lights.all))
        }
    }

    private func value(of side: Condition.Side, of members: [Light]) -> SubjectValue? {
        switch side {
        case .anyOn: .truth(members.contains(where: \.state.on))
        case .allOn: .truth(!members.isEmpty && members.allSatisfy(\.state.on))
        default: nil
        }
    }

    /// What one side of a sensor is now; `nil` while nobody knows.
    func value(of side: Condition.Side, of sensor: Sensor) -> SubjectValue? {
        switch side {
        case .reading: sensor.reading.value
        case .updated: .moment(sensor.updated)
        case .isDark: sensor.isDark.map(SubjectValue.truth)
        case .isDaylight: sensor.isDaylight.map(SubjectValue.truth)
        case .enabled: .truth(sensor.isEnabled)
        case .battery: (sensor.virtual?.battery ?? devices[sensor.owner]?.battery).map { .number(Double($0)) }
        case .reachable: (sensor.virtual?.isReachable ?? devices[sensor.owner]?.isReachable).map(SubjectValue.truth)
        default: nil
        }
    }
}

extension LightState {
    fileprivate func value(of side: Condition.Side) -> SubjectValue? {
        switch side {
        case .on: .truth(on)
        case .brightness: brightness.map { .number($0.fraction) }
        case .hue: color?.hueSaturation.map { .number($0.hue) }
        case .saturation: color?.hueSaturation.map { .number($0.saturation) }
        case .mirek: color?.mirek.map { .number(Double($0.value)) }
        default: nil
        }
    }
}

extension SensorReading {
    fileprivate var value: SubjectValue? {
        switch self {
        case .motion(let value), .contact(let value), .presence(let value), .flag(let value): .truth(value)
        case .daylight(let isUp): isUp.map(SubjectValue.truth)
        case .temperature(let value), .humidity(let value): .number(value)
        case .lightLevel(let value), .status(let value): .number(Double(value))
        case .buttons(_, let last): last.map { .number(Double($0.code)) }
        case .switchCode(let code): code.map { .number(Double($0)) }
        case .rotation(let turn): turn.map { .number($0.isRepeat ? 2 : 1) }
        }
    }
}
