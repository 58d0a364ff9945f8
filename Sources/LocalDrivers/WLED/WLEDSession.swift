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

    /// The device says how it is. What a lamp says while it blinks is not how it is set.
    func hear(_ word: JSONValue) async {
        var told: [BackendNews] = []
        for news in device.hear(word) {
            if case .light(let lamp, _) = news, await alerts.blinks(lamp) { continue }
            told.append(news)
        }
        if !told.isEmpty { await port.hear(told) }
    }

    /// Carries out orders until the task is cancelled.
    ///
    /// - Parameter send: sends a message, and returns when the device has it.
    /// - Throws: why the connection is over.
    nonisolated func carryOut(_ send: @escaping @Sendable (JSONValue) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.port.carryOutEach { lamp, action in
                    let isOn = await self.isOn(lamp)
                    try await self.alerts.carry(action, to: lamp, isOn: isOn) { try await self.tell(lamp, $0, send) }
                    return .accepted
                }
            }
            group.addTask { try await self.alerts.run { try await self.tell($0, $1, send) } }
            defer { group.cancelAll() }
            try await group.next()
        }
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
