import BridgeCore
import Connectivity
import HomeModel

/// A Gen1 Shelly while it is spoken with.
actor ShellyOldSession {
    private var device: ShellyOldDevice
    private let port: BackendPort
    private let alerts: LanAlerts

    init(_ device: ShellyOldDevice, _ port: BackendPort, world: World) {
        self.device = device
        self.port = port
        alerts = LanAlerts(world: world)
    }

    /// It said how it is.
    func hear(_ status: JSONValue) async { await tell(device.hear(status)) }

    /// Carries out orders until the task is cancelled.
    ///
    /// - Parameter ask: sends a request, and gives the answer.
    /// - Throws: why the connection is over.
    nonisolated func carryOut(_ ask: @escaping @Sendable (WebRequest) async throws -> JSONValue) async throws {
        try await alerts.carryOut(port, isOn: { await self.isOn($0) }) { try await self.set($0, $1, ask) }
    }

    private func isOn(_ lamp: LightAddress) -> Bool {
        device.lights.indices.contains(lamp.index) && device.reading(lamp.index).on == true
    }

    private func set(
        _ lamp: LightAddress, _ action: LightAction, _ ask: @Sendable (WebRequest) async throws -> JSONValue
    ) async throws {
        guard device.lights.indices.contains(lamp.index) else { return }
        let light = device.lights[lamp.index]
        var colors = device.colors[lamp.index] ?? ColorMemory()
        guard let request = light.request(for: action, device.status(of: light), &colors) else { return }
        device.colors[lamp.index] = colors
        let answer = try await ask(request)
        await tell(device.hear(answer, of: lamp.index))
    }

    private func tell(_ all: [BackendNews]) async {
        let told = await alerts.steady(all)
        if !told.isEmpty { await port.hear(told) }
    }
}
