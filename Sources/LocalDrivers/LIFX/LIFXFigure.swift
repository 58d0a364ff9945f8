import BridgeCore
import HomeModel

/// What a LIFX device is, as it says itself.
struct LIFXFigure: Sendable, Hashable {
    /// Most relays of one switch.
    private static let mostRelays = 4

    let identity: String
    let product: LIFXProduct
    let label: String
    let firmware: String?
    /// Its light, if it has one.
    var lamp: LIFXLamp?
    /// Its relays, from the first, if it has no light.
    var relays: [Bool] = []

    /// Asks a device for what it is.
    ///
    /// - Throws: `LanFailure.notUnderstood` if it has nothing to switch; `ConnectionFailure`.
    init(_ serial: LIFXSerial, _ line: LIFXLine) async throws {
        identity = serial.description
        var number = 0
        if case .version(_, let product) = try await line.ask(.getVersion) { number = product }
        product = LIFXProduct(number: number)
        label = if case .label(let label) = try await line.ask(.getLabel) { label } else { "" }
        firmware = if case .firmware(let major, let minor) = try await line.ask(.getHostFirmware) {
            "\(major).\(minor)"
        } else {
            nil
        }
        // What it does not know tells what it is: a switch has no colour.
        if case .light(let state) = try await line.ask(.getColor) {
            lamp = LIFXLamp(abilities: product.abilities, state: state)
            return
        }
        while relays.count < Self.mostRelays, case .relay(_, let isOn) = try await line.ask(.getRelay(relays.count)) {
            relays.append(isOn)
        }
        guard !relays.isEmpty else { throw LanFailure.notUnderstood("it has neither a light nor relays") }
    }

    /// What it calls itself, or what it is.
    var name: String { ResourceName.fit(label) ?? product.name }

    /// What its lights are set to.
    var readings: [Int: LightReading] {
        if let lamp { return [0: lamp.reading] }
        return Dictionary(uniqueKeysWithValues: relays.enumerated().map { ($0, LightReading(on: $1)) })
    }

    /// The device in the home's terms.
    func device(driver: String) -> BackendDevice {
        let abilities = lamp.map { [$0.abilities] } ?? relays.map { _ in LightAbilities(dims: false) }
        let description = DeviceDescription(
            key: DeviceKey(driver: driver, identity: identity), name: name,
            product: Product(
                model: product.name, name: product.name, manufacturer: "LIFX", softwareVersion: firmware ?? "1",
                archetype: lamp == nil ? "plug" : product.archetype),
            lights: abilities)
        return BackendDevice(description: description, isReachable: true, lights: readings)
    }
}
