package import Connectivity
package import HomeModel

/// What a cloud's device is to the home. Clouds name classes of devices as their owners like; each class is one of these.
package enum DeviceKind: String, Sendable, Hashable, CaseIterable {
    case onOff = "onoff"
    case dimmable, ct, color
    /// Temperature, then humidity.
    case climate = "sensor-climate"
    /// Motion, then light level, then temperature.
    case motion = "sensor-motion"
    /// A door or window.
    case contact = "sensor-contact"

    /// The temperatures that lamps are taken to have unless they say: 153…500 mireds, as Hue's own.
    private static let temperatures = MirekRange(153, 500)

    /// What its light can do; `nil` if it has none.
    package var abilities: LightAbilities? {
        switch self {
        case .onOff: LightAbilities(dims: false)
        case .dimmable: LightAbilities()
        case .ct: LightAbilities(temperatures: Self.temperatures)
        case .color: LightAbilities(temperatures: Self.temperatures, gamut: .c)
        case .climate, .motion, .contact: nil
        }
    }

    /// What it senses, in order, with first readings that nobody is told of.
    package var senses: [SensorReading] {
        switch self {
        case .onOff, .dimmable, .ct, .color: []
        case .climate: [.temperature(0), .humidity(0)]
        case .motion: [.motion(false), .lightLevel(0), .temperature(0)]
        case .contact: [.contact(false)]
        }
    }

    /// What a sensor device says, by the index of the sensor. The words are `temperature` °C, `humidity` %, `lux`, `motion`
    /// and `open`; those that it has no sensor for are left out.
    package func readings(_ words: JSONValue) -> [Int: SensorReading] {
        var readings: [Int: SensorReading] = [:]
        for (index, sense) in senses.enumerated() {
            readings[index] = switch sense {
            case .temperature: words["temperature"]?.double.map { .temperature($0) }
            case .humidity: words["humidity"]?.double.map { .humidity(min(max($0, 0), 100)) }
            case .lightLevel: words["lux"]?.double.map { .lightLevel(LightLevel.level(lux: $0)) }
            case .motion: words["motion"]?.bool.map { .motion($0) }
            case .contact: words["open"]?.bool.map { .contact($0) }
            default: nil
            }
        }
        return readings
    }
}

extension DeviceKind {
    /// A device of this kind.
    ///
    /// - Parameters:
    ///   - key: the account's driver, and what the cloud tells the device apart by.
    ///   - name: what the cloud calls it; made to fit the home's names.
    ///   - model: the cloud's name of its class.
    ///   - manufacturer: whose cloud it is behind.
    ///   - battery: charge in percent; `nil` on mains power.
    package func device(
        key: DeviceKey, name: String, model: String, manufacturer: String, battery: Int? = nil
    ) -> DeviceDescription {
        let visible = String(String.UnicodeScalarView(name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        let shown = ResourceName.shorten(visible.isEmpty ? model : visible, to: 32)
        return DeviceDescription(
            key: key, name: ResourceName.allows(shown) ? shown : "Device",
            product: Product(
                model: ResourceName.shorten(model, to: 32), name: abilities == nil ? "Cloud sensor" : "Cloud light",
                manufacturer: manufacturer, softwareVersion: "1", archetype: "classic_bulb"),
            battery: battery.map { min(max($0, 0), 100) }, lights: abilities.map { [$0] } ?? [],
            sensors: senses.map { .init(name: shown, reading: $0) })
    }
}
