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
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.port.carryOutEach { lamp, action in
                    let isOn = await self.isOn(lamp)
                    try await self.alerts.carry(action, to: lamp, isOn: isOn) { try await self.set(lamp, $0, ask) }
                    return .accepted
                }
            }
            group.addTask { try await self.alerts.run { try await self.set($0, $1, ask) } }
            defer { group.cancelAll() }
            try await group.next()
        }
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

    /// What a lamp says while it blinks is not how it is set.
    private func tell(_ all: [BackendNews]) async {
        var told: [BackendNews] = []
        for news in all {
            if case .light(let lamp, _) = news, await alerts.blinks(lamp) { continue }
            told.append(news)
        }
        if !told.isEmpty { await port.hear(told) }
    }
}
