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
        try await KeptConnections(clock: clock.connections, logger: hive.logger).run(
            await household.ids, while: { await household.device($0)?.wantsConnection == true }, connect: connect
        ) { await household.setOnline($0, false) }
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
        case .reported(let number): await household.reported(talk.device, number)
        case .follow(let order):
            guard let (status, result) = await household.follow(talk.device, order, now: HiveTime(clock.now)) else { return true }
            try await connection.send(talk.update(order.id, status, result).text)
            if status == "success" { await household.remind(talk.device) }
        }
        return true
    }

    /// Reports what there is to report; returns when the connection is not wanted any more.
    private func speak(_ connection: WebSocketConnection, _ talk: GatewayTalk) async throws {
        for await _ in await household.rings(talk.device) {
            guard await household.device(talk.device)?.wantsConnection == true else { return }
            guard await household.isOnline(talk.device), let report = await household.takeReport(talk.device) else { continue }
            let (device, number) = report
            try await connection.send(talk.report(device.kind.notification, device.state, number: number).text)
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
