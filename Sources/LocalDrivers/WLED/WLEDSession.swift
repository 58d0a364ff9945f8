import BridgeCore
import Connectivity
import HomeModel

/// What is known of a WLED while it is spoken with, and who tells the home.
actor WLEDSession {
    private var device: WLEDDevice
    private let port: BackendPort
    private let alerts: LanAlerts

    init(_ device: WLEDDevice, _ port: BackendPort, world: World) {
        self.device = device
        self.port = port
        alerts = LanAlerts(world: world)
    }

    /// The device says how it is.
    func hear(_ word: JSONValue) async {
        let told = await alerts.steady(device.hear(word))
        if !told.isEmpty { await port.hear(told) }
    }

    /// Carries out orders until the task is cancelled.
    ///
    /// - Parameter send: sends a message, and returns when the device has it.
    /// - Throws: why the connection is over.
    nonisolated func carryOut(_ send: @escaping @Sendable (JSONValue) async throws -> Void) async throws {
        try await alerts.carryOut(port, isOn: { await self.isOn($0) }) { try await self.tell($0, $1, send) }
    }

    private func isOn(_ lamp: LightAddress) -> Bool { device.isOn(lamp.index) }

    private func tell(
        _ lamp: LightAddress, _ action: LightAction, _ send: @Sendable (JSONValue) async throws -> Void
    ) async throws {
        if let message = device.command(action, for: lamp.index) {
            try await send(message)
            device.sent(message)
        }
    }
}
