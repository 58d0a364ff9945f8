import Connectivity
import Logging

/// Runs the simulated devices as real clients: each with a WebSocket of its own, over loopback, on tokens of the gateway's user.
struct Gateway: Sendable {
    private static let pause = Duration.milliseconds(250)
    private static let reportInterval = Duration.seconds(60)

    let hive: Hive
    let household: Household
    let clock: EmulatorClock
    /// Base URL of the cloud.
    let base: String

    /// Runs every device until cancelled.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in await household.ids { group.addTask { try await keepConnected(id) } }
            try await group.waitForAll()
        }
    }

    private func keepConnected(_ id: String) async throws {
        while !Task.isCancelled {
            if await household.device(id)?.wantsConnection == true {
                do {
                    try await connect(id)
                } catch is CancellationError {
                    throw CancellationError()
                } catch {
                    hive.logger.debug(
                        "a simulated device lost its connection", metadata: ["device": "\(id)", "error": "\(error)"])
                }
                await household.setOnline(id, false)
            }
            try await clock.connections.sleep(for: Self.pause)
        }
    }

    /// One connection, until it is lost, is not wanted any more, or its token nears its end. Then a new one goes on where this
    /// one stopped.
    private func connect(_ id: String) async throws {
        let (token, end) = try await hive.gatewayToken()
        let talk = GatewayTalk(device: id, refreshToken: token, since: await household.lastSeen(id))
        let client = WebSocketClient(Hive.socketURL(base), clock: clock.connections)
        try await client.connect { connection in
            try await connection.send(talk.opening.text)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await hear(connection, talk) }
                group.addTask { try await speak(connection, talk) }
                group.addTask { try await remind(id, until: end) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func hear(_ connection: WebSocketConnection, _ talk: GatewayTalk) async throws {
        for try await message in connection.messages {
            guard case .text(let text) = message, let json = try? JSONValue(parsing: text.utf8) else { continue }
            for step in talk.hear(json) {
                guard try await take(step, connection, talk) else { return }
            }
        }
    }

    /// - Returns: whether the connection is to go on.
    private func take(_ step: GatewayTalk.Step, _ connection: WebSocketConnection, _ talk: GatewayTalk) async throws -> Bool {
        switch step {
        case .hangUp: return false
        case .say(let json): try await connection.send(json.text)
        case .ready:
            await household.setOnline(talk.device, true)
            await household.ring(talk.device)
        case .follow(let id, let parameters, let timestamp):
            guard let (status, result) = await household.follow(talk.device, parameters, at: timestamp) else { return true }
            try await connection.send(talk.update(id, status, result).text)
            if status == "success" { await household.remind(talk.device) }
        }
        return true
    }

    /// Reports what there is to report; returns when the connection is not wanted any more.
    private func speak(_ connection: WebSocketConnection, _ talk: GatewayTalk) async throws {
        for await _ in await household.rings(talk.device) {
            guard await household.device(talk.device)?.wantsConnection == true else { return }
            guard await household.isOnline(talk.device), let device = await household.takeReport(talk.device) else { continue }
            try await connection.send(talk.report(device.kind.notification, device.state).text)
        }
    }

    /// Sensors report every minute; returns when the token nears its end by the cloud's clock.
    private func remind(_ id: String, until end: HiveTime) async throws {
        var passed = Duration.zero
        while HiveTime(clock.now).milliseconds < end.milliseconds {
            try await clock.connections.sleep(for: Self.pause)
            passed += Self.pause
            guard passed >= Self.reportInterval else { continue }
            passed = .zero
            if await household.device(id)?.kind.isSensor == true { await household.remind(id) }
        }
    }
}
