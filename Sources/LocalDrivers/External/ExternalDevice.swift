import BridgeCore
import Connectivity
import HomeModel

/// A device that an external program described.
struct ExternalDevice: Sendable, Hashable {
    /// The most lights, and the most sensors, that one device may have.
    private static let mostParts = 64

    let shown: BackendDevice

    /// - Parameters:
    ///   - said: as the program described it.
    ///   - driver: what its key names its driver by.
    /// - Throws: `LanFailure.notUnderstood`.
    init(_ said: JSONValue, driver: String) throws(LanFailure) {
        let identity = try Self.identity(said)
        let (lights, sensors) = (said["lights"]?.array ?? [], said["sensors"]?.array ?? [])
        guard max(lights.count, sensors.count) <= Self.mostParts else { throw .notUnderstood("a device with too many parts") }
        let name = ResourceName.fit(said["name"]?.string) ?? ResourceName.fit(identity) ?? "Device"
        let model = ResourceName.fit(said["model"]?.string) ?? "External"
        let names = lights.enumerated().compactMap { index, light in
            ResourceName.fit(light["name"]?.string).map { (index, $0) }
        }
        var described: [DeviceDescription.SensorDescription] = []
        for sensor in sensors { described.append(try Self.sensor(sensor, name)) }
        let isPlug = !lights.isEmpty && lights.allSatisfy { $0["dims"]?.bool == false }
        shown = BackendDevice(
            description: DeviceDescription(
                key: DeviceKey(driver: driver, identity: identity), name: name,
                product: Product(
                    model: model, name: model, manufacturer: ResourceName.fit(said["maker"]?.string) ?? "External",
                    softwareVersion: ResourceName.fit(said["version"]?.string) ?? "1",
                    archetype: lights.isEmpty ? "unknown_archetype" : isPlug ? "plug" : "classic_bulb"),
                battery: said["battery"]?.double.map { Int(min(max($0, 0), 100).rounded()) },
                lights: lights.map(Self.abilities), lightNames: names.isEmpty ? nil : Dictionary(uniqueKeysWithValues: names),
                sensors: described),
            isReachable: said["reachable"]?.bool ?? true)
    }

    /// What a program tells its devices apart by: some visible characters.
    static func identity(_ said: JSONValue) throws(LanFailure) -> String {
        guard let id = said["id"]?.string, (1...64).contains(id.utf8.count), id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw .notUnderstood("an id must be 1 to 64 visible ASCII characters") }
        return id
    }

    private static func abilities(_ said: JSONValue) -> LightAbilities {
        let range = (said["ct"]?.array ?? []).compactMap(\.double).filter { (1...10_000).contains($0) }.map { Int($0.rounded()) }
        let gamut: Gamut? =
            switch said["color"] {
            case .bool(true), .string("C"): .c
            case .string("A"): .a
            case .string("B"): .b
            default: nil
            }
        let temperatures = range.count == 2 ? MirekRange(range[0], range[1]) : nil
        // What has colours or whites can be dimmed, whatever it says.
        return LightAbilities(
            dims: said["dims"]?.bool ?? true || gamut != nil || temperatures != nil, temperatures: temperatures, gamut: gamut)
    }

    private static func sensor(_ said: JSONValue, _ name: String) throws(LanFailure) -> DeviceDescription.SensorDescription {
        let kind = said["kind"]?.string ?? ""
        let reading: SensorReading? =
            kind == "buttons"
            ? .buttons(count: min(max(said["count"]?.int ?? 1, 1), 64), last: nil)
            : ExternalSense(rawValue: kind)?.first
        guard let reading else { throw .notUnderstood("a sensor of the kind \"\(kind.prefix(20))\"") }
        return .init(name: ResourceName.fit(said["name"]?.string) ?? name, reading: reading)
    }
}

/// The kinds of sensors that have a value.
enum ExternalSense: String, Sendable, Hashable, CaseIterable {
    case motion, contact, presence, flag
    case temperature, humidity, light

    init?(_ reading: SensorReading) {
        switch reading {
        case .motion: self = .motion
        case .contact: self = .contact
        case .presence: self = .presence
        case .flag: self = .flag
        case .temperature: self = .temperature
        case .humidity: self = .humidity
        case .lightLevel: self = .light
        default: return nil
        }
    }

    /// A first reading that nobody is told of.
    var first: SensorReading? { reading(.bool(false)) ?? reading(0) }

    /// What a value means; `nil` if it is of another sort.
    func reading(_ value: JSONValue) -> SensorReading? {
        switch self {
        case .motion: value.bool.map { .motion($0) }
        case .contact: value.bool.map { .contact($0) }
        case .presence: value.bool.map { .presence($0) }
        case .flag: value.bool.map { .flag($0) }
        case .temperature: value.double.map { .temperature($0) }
        case .humidity: value.double.map { .humidity(min(max($0, 0), 100)) }
        case .light: value.double.map { .lightLevel(LightLevel.level(lux: $0)) }
        }
    }
}
