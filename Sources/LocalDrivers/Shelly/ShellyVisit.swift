import BridgeCore
import Connectivity

/// One connection with a Shelly of Gen2 or later.
struct ShellyVisit: Sendable {
    /// Shelly's own clients ask for a sign of life as often.
    private static let heartbeat = Heartbeat(every: .seconds(55), patience: .seconds(75))

    let address: LanAddress
    let password: String?
    let world: World

    /// Speaks with the device until the connection is lost.
    ///
    /// - Throws: why it is over.
    func run(_ identity: String, _ port: BackendPort) async throws {
        try await open { connection in
            let line = ShellyLine(connection, password: password, world: world)
            let session = ShellySession(line, port, world: world)
            return (line, { await session.hear($0) }, { try await session.run(identity) })
        }
    }

    /// Shows the password.
    ///
    /// - Throws: `LanFailure.secretNeeded` if it is not the right one, or why that cannot be found out.
    func knock() async throws {
        try await open { connection in
            let line = ShellyLine(connection, password: password, world: world)
            return (line, { _ in }, { try await line.call("Shelly.GetStatus") })
        }
    }

    private typealias Parts = (
        line: ShellyLine, hear: @Sendable (ShellyNotice) async -> Void, work: @Sendable () async throws -> Void
    )

    private func open(_ parts: @escaping @Sendable (WebSocketConnection) -> Parts) async throws {
        let url = "ws://\(LanAddress(host: address.host, port: address.port ?? 80))/rpc"
        let client = WebSocketClient(url, patience: .seconds(8), heartbeat: Self.heartbeat, clock: ConnectionClock(world))
        try await client.connect { connection in
            let (line, hear, work) = parts(connection)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for try await message in connection.messages {
                        if let notice = await line.hear(message) { await hear(notice) }
                    }
                    throw LanFailure.connection(.lost("it said goodbye"))
                }
                group.addTask { try await work() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }
}
