import BridgeCore
import Connectivity
import HomeModel

/// One connection with a WLED, from the first request to its loss.
struct WLEDVisit: Sendable {
    /// How often a device without WebSocket is asked how it is.
    private static let pollPeriod = Duration.seconds(30)
    /// How often in a row it may leave that unanswered.
    private static let misses = 2

    private let place: LanPlace
    private let port: BackendPort
    private let world: World
    private let web: LanWeb

    init(_ place: LanPlace, _ port: BackendPort, world: World) {
        self.place = place
        self.port = port
        self.world = world
        web = LanWeb(place.address, gap: .milliseconds(20), world: world)
    }

    func run() async throws {
        let device = try WLEDDevice(try await web.get("/json/si"))
        guard device.identity == place.identity else { throw LanFailure.another(device.identity) }
        let session = WLEDSession(device, port, world: world)
        guard device.info.hasWebSocket else { return try await poll(device, session) }
        do {
            try await listen(device, session)
        } catch ConnectionFailure.refused(let status, _) where (400..<500).contains(status) {
            // Built without WebSocket, whatever it says.
            try await poll(device, session)
        }
    }

    private func listen(_ device: WLEDDevice, _ session: WLEDSession) async throws {
        let never = Heartbeat(every: .seconds(1_000_000), patience: .seconds(2_000_000))
        let url = "ws://\(LanAddress(host: place.address.host, port: place.address.port ?? 80))/ws"
        try await WebSocketClient(url, patience: .seconds(8), heartbeat: never, clock: ConnectionClock(world)).connect { connection in
            await port.connected([device.described])
            let line = WLEDLine(connection, longest: device.info.longestMessage, world: world)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for try await message in connection.messages {
                        if let word = await line.hear(message) { await session.hear(word) }
                    }
                    throw LanFailure.connection(.lost("it said goodbye"))
                }
                group.addTask { try await line.watch() }
                group.addTask { try await session.carryOut { try await line.send($0) } }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func poll(_ device: WLEDDevice, _ session: WLEDSession) async throws {
        await port.connected([device.described])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await port.poll(every: Self.pollPeriod, misses: Self.misses) {
                    guard let word = try await web.got("/json/si") else { return false }
                    await session.hear(word)
                    return true
                }
                throw LanFailure.silent
            }
            group.addTask {
                try await session.carryOut { message in
                    let whole = JSONValue.object((message.object ?? [:]).merging(["v": true]) { $1 })
                    let answer = try await web.json(WebRequest("POST", "/json/state", json: whole))
                    await session.hear(["state": answer])
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
