package import HomeModel

/// Something that a device senses, or a group of its buttons.
package struct ESPSense: Sendable, Hashable {
    enum Sort: Sendable, Hashable {
        case motion, contact, flag, temperature(isFahrenheit: Bool), humidity, lightLevel, battery
        case buttons(Z2MActions)
    }

    /// What tells it from others of the device.
    package let key: ESPKey
    /// What it is called there; empty if as the device.
    package let name: String
    let sort: Sort

    /// Reads an entry of the list of entities; `nil` for one that says nothing to the home.
    init?(_ entry: ESPFrame) {
        guard ESPEntry(entry)?.isShown == true, let key = ESPKey(entry), let sort = Self.sort(of: entry) else { return nil }
        (self.key, name, self.sort) = (key, entry.fields.string(3), sort)
    }

    private static func sort(of entry: ESPFrame) -> Sort? {
        let fields = entry.fields
        switch entry.kind {
        case ESPFrame.Kind.binarySensor: return binary(fields.string(5), isStatus: fields.bool(6))
        case ESPFrame.Kind.sensor: return sensor(fields.string(9), unit: fields.string(6))
        case ESPFrame.Kind.event:
            let actions = Z2MActions(values: fields.strings(9))
            return actions.buttons.isEmpty ? nil : .buttons(actions)
        default: return nil
        }
    }

    /// Device classes are those of Home Assistant.
    private static func binary(_ name: String, isStatus: Bool) -> Sort? {
        switch name {
        case "motion", "occupancy", "presence", "moving": .motion
        case "door", "window", "garage_door", "opening": .contact
        case "connectivity", "update", "battery", "battery_charging", "running", "plug", "power": nil
        default: isStatus ? nil : .flag
        }
    }

    private static func sensor(_ name: String, unit: String) -> Sort? {
        switch name {
        case "temperature": .temperature(isFahrenheit: unit == "°F")
        case "humidity": unit.isEmpty || unit == "%" ? .humidity : nil
        case "illuminance": .lightLevel
        case "battery": unit == "%" ? .battery : nil
        default: nil
        }
    }

    /// A first reading that nobody is told of; `nil` for what is no sensor in the home.
    package var first: SensorReading? {
        switch sort {
        case .motion: .motion(false)
        case .contact: .contact(false)
        case .flag: .flag(false)
        case .temperature: .temperature(0)
        case .humidity: .humidity(0)
        case .lightLevel: .lightLevel(0)
        case .battery: nil
        case .buttons(let actions): .buttons(count: actions.buttons.count, last: nil)
        }
    }

    /// The number that a state says, if it says one.
    func number(_ fields: ProtoFields) -> Double? { fields.bool(3) ? nil : fields.reading(2) }

    /// What a state says, apart from buttons; `nil` if it is not known there.
    func reading(_ fields: ProtoFields) -> SensorReading? {
        switch sort {
        case .motion: fields.bool(3) ? nil : .motion(fields.bool(2))
        case .contact: fields.bool(3) ? nil : .contact(fields.bool(2))
        case .flag: fields.bool(3) ? nil : .flag(fields.bool(2))
        case .temperature(let isFahrenheit): number(fields).map { .temperature(isFahrenheit ? ($0 - 32) / 1.8 : $0) }
        case .humidity: number(fields).map { .humidity(min(max($0, 0), 100)) }
        case .lightLevel: number(fields).map { .lightLevel(LightLevel.level(lux: $0)) }
        case .battery, .buttons: nil
        }
    }
}
