import BridgeCore
import Connectivity
import HomeModel

/// What a WiZ device is, as it says itself.
struct WiZFigure: Sendable, Hashable {
    let identity: String
    let model: WiZModel
    let firmware: String?
    var lamp: WiZLamp

    /// Asks a device for what it is.
    ///
    /// - Throws: `LanFailure.notUnderstood` if it is none of these; `ConnectionFailure`.
    init(_ line: WiZLine) async throws {
        let system = try await line.askAtFirst("getSystemConfig")
        guard let system, let identity = WiZIntroduction.identity(system) else {
            throw LanFailure.notUnderstood("it does not say who it is")
        }
        guard let result = try await line.ask("getPilot"), let pilot = WiZPilot(result) else {
            throw LanFailure.notUnderstood("it does not say how it is set")
        }
        // Which of these a device knows depends on its firmware. One after the other: some refuse both at once.
        let user = try await line.askInVain("getUserConfig")
        let configurations = [user, try await line.askInVain("getModelConfig"), system].compactMap(\.self)
        self.identity = identity
        model = WiZModel(module: system["moduleName"]?.string ?? "", configurations: configurations, pilot: result)
        firmware = system["fwVersion"]?.string
        lamp = WiZLamp(abilities: model.abilities, pilot: pilot)
    }

    /// WiZ devices have no names but in the maker's cloud.
    var name: String { model.name + " " + identity.suffix(6) }

    /// The device in the home's terms.
    func device(driver: String) -> BackendDevice {
        let description = DeviceDescription(
            key: DeviceKey(driver: driver, identity: identity), name: name,
            product: Product(
                model: ResourceName.fit(model.module) ?? "WiZ", name: model.name, manufacturer: "WiZ",
                softwareVersion: ResourceName.fit(firmware) ?? "1", archetype: model.isSocket ? "plug" : "classic_bulb"),
            lights: [model.abilities])
        return BackendDevice(description: description, isReachable: true, lights: [0: lamp.reading])
    }
}
