import BridgeCore
import Connectivity
import HomeModel

/// The devices that stand for lights in the cloud: made, kept in mind, and taken away.
extension HiveShareVisit {
    /// Takes those lights of ours out of the cloud that are no longer shared. Others' are left alone.
    func clearOut() async throws {
        guard await session.may(.getDevice) else { return }
        let shared = Set(lights.all.map { HiveMark.device(of: $0.light.id) })
        for device in try await session.devices() where device.gateway == mark.gateway && !shared.contains(device.id) {
            try await remove(device.id)
        }
    }

    /// Makes a device of a light, or tells how it is called and what it is now.
    func register(_ light: Light, _ cloud: inout HiveShareBook) async throws {
        let id = HiveMark.device(of: light.id)
        do {
            try await session.ask(
                "device/save",
                ["deviceId": .string(id), "device": HiveShareWords.device(for: light, gateway: mark.gateway, network: network)])
        } catch CloudFailure.notAllowed(let words) {
            throw CloudFailure.missing("the account may not register devices there: \(words)")
        }
        guard await session.may(.getDevice), let device = try await session.device(id) else { return }
        cloud.found(in: device.network)
    }

    /// Subscribes to commands for what is registered, in its networks if they are known.
    func listen(_ cloud: inout HiveShareBook) async throws {
        guard await session.may(.getDeviceCommand) else { return }
        for var wanted in cloud.takeUnheard() {
            wanted["names"] = [.string(HiveWords.command), .string(HiveShareWords.query)]
            try await session.ask("command/subscribe", wanted)
        }
    }

    /// Takes a device out of the cloud.
    func remove(_ device: String) async throws {
        do {
            try await session.ask("device/delete", ["deviceId": .string(device)])
        } catch CloudFailure.notAllowed, CloudFailure.trouble(404, _) {
            // It is gone already: a user of the cloud was quicker.
        }
    }
}
