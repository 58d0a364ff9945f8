import Connectivity
import Logging

/// Runs the simulated devices as real clients: each with a WebSocket of its own, over loopback.
struct EWeLinkGateway: Sendable {
    let household: EWeLinkHousehold
    let clock: EmulatorClock
    let logger: Logger
    /// Base URL of the cloud.
    let base: String

    /// Runs every device until cancelled.
    func run() async throws {
        try await KeptConnections(clock: clock.connections, logger: logger).run(
            await household.ids, while: { await household.thing($0)?.wantsConnection == true }, connect: connect
        ) { await household.lose($0) }
    }

    /// One connection, until it is lost or not wanted any more.
    private func connect(_ id: String) async throws {
        guard let opening = await household.thing(id)?.opening else { return }
        let url = base.replacing(/^http/, with: "ws") + "/api/ws"
        try await WebSocketClient(url, clock: clock.connections).connect { connection in
            try await connection.send(opening.text)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await hear(connection, id) }
                group.addTask { try await speak(connection, id) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func hear(_ connection: WebSocketConnection, _ id: String) async throws {
        for try await message in connection.messages {
            guard case .text(let text) = message, let frame = JSONText(Array(text.utf8)) else { continue }
            for step in await household.hear(id, frame) {
                switch step {
                case .say(let reply): try await connection.send(reply.text)
                case .ready: continue
                case .hangUp: return
                }
            }
        }
    }

    /// Reports what there is to report; returns when the connection is not wanted any more.
    private func speak(_ connection: WebSocketConnection, _ id: String) async throws {
        for await _ in await household.rings(id) {
            guard await household.thing(id)?.wantsConnection == true else { return }
            if let report = await household.takeReport(id) { try await connection.send(report.text) }
        }
    }
}
