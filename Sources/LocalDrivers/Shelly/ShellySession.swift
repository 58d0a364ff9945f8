import BridgeCore
import Connectivity
import HomeModel

/// A Shelly of Gen2 or later while it is spoken with.
actor ShellySession {
    /// As much as is kept of what it tells before all of it is known.
    private static let mostEarly = 64

    private let line: ShellyLine
    private let port: BackendPort
    private let alerts: LanAlerts
    private var device: ShellyDevice?
    private var early: [ShellyNotice] = []
    private nonisolated let rereads: AsyncStream<Void>
    private nonisolated let reread: AsyncStream<Void>.Continuation

    init(_ line: ShellyLine, _ port: BackendPort, world: World) {
        self.line = line
        self.port = port
        alerts = LanAlerts(world: world)
        (rereads, reread) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// It tells something without being asked.
    func hear(_ notice: ShellyNotice) async {
        guard device != nil else {
            if early.count < Self.mostEarly { early.append(notice) }
            return
        }
        if let device, notice.changes(device) { reread.yield() }
        let told = await alerts.steady(device?.hear(notice) ?? [])
        if !told.isEmpty { await port.hear(told) }
    }

    /// Learns what the device is, then carries out orders until the task is cancelled.
    ///
    /// - Throws: why the connection is over.
    nonisolated func run(_ identity: String) async throws {
        let device = try await read()
        guard device.identity.mac == identity else { throw LanFailure.another(device.identity.mac) }
        await port.connected([device.described])
        await know(device)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await self.alerts.carryOut(self.port, isOn: { await self.isOn($0) }) { try await self.tell($0, $1) }
            }
            group.addTask { try await self.readAgain() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private nonisolated func read() async throws -> ShellyDevice {
        let word = try await line.call("Shelly.GetDeviceInfo")
        guard let identity = ShellyIdentity(word) else { throw LanFailure.notUnderstood("this is not a Shelly") }
        let config = try await line.call("Shelly.GetConfig")
        let status = try await line.call("Shelly.GetStatus")
        // One that is short of memory answers with nothing, which does not mean that it has no lights any more.
        guard config.object != nil, status.object != nil else { throw LanFailure.busy(nil) }
        return ShellyDevice(identity, config: config, status: status)
    }

    /// Whenever the device may be another, it is asked what it is.
    private nonisolated func readAgain() async throws {
        for await _ in rereads {
            let device = try await read()
            if await know(device) { await port.hear(.found(device.described)) }
        }
        throw CancellationError()
    }

    /// - Returns: whether it is described otherwise than before.
    @discardableResult
    private func know(_ now: ShellyDevice) async -> Bool {
        let before = device?.described.description
        device = now
        let missed = early
        early = []
        for notice in missed { await hear(notice) }
        return before.map { $0 != now.described.description } ?? false
    }

    private func isOn(_ lamp: LightAddress) -> Bool {
        guard let device, device.lights.indices.contains(lamp.index) else { return false }
        return device.reading(lamp.index).on ?? false
    }

    private func tell(_ lamp: LightAddress, _ action: LightAction) async throws {
        guard let device, device.lights.indices.contains(lamp.index) else { return }
        let light = device.lights[lamp.index]
        var colors = device.colors[lamp.index] ?? ColorMemory()
        guard let params = light.params(for: action, device.status(of: light), &colors) else { return }
        self.device?.colors[lamp.index] = colors
        try await line.call(light.kind.method, params)
        self.device?.take(params, by: light)
    }
}
