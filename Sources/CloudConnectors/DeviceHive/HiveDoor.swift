import BridgeCore
import Connectivity
import HomeModel

/// The way into an account: REST for tokens and the server's time, then one authenticated WebSocket for everything else.
struct HiveDoor: Sendable {
    private let setup: HiveSetup
    private let tokens: HiveTokens
    private let world: World

    init(_ setup: HiveSetup, tokens: HiveTokens, world: World) {
        self.setup = setup
        self.tokens = tokens
        self.world = world
    }

    private var clock: ConnectionClock { ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil) }

    /// Logs in and has a session open while `body` runs.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`; what `body` throws.
    func open<Result: Sendable>(_ body: @escaping @Sendable (HiveSession) async throws -> Result) async throws -> Result {
        let web = try WebClient(setup.site.rest, trust: setup.trust, clock: clock)
        do {
            let result = try await enter(web, body)
            await web.close()
            return result
        } catch ConnectionFailure.refused(let status, _) {
            await web.close()
            throw CloudFailure(hive: status, "when asked for a WebSocket")
        } catch {
            await web.close()
            throw error
        }
    }

    private func enter<Result: Sendable>(
        _ web: WebClient, _ body: @escaping @Sendable (HiveSession) async throws -> Result
    ) async throws -> Result {
        let offered = try await information(web)
        let token = try await tokens.current(web)
        // A quiet server is asked after 10 s and given up after 25 s.
        let client = WebSocketClient(
            setup.site.socket(offered: offered), trust: setup.trust, patience: HiveSession.patience,
            heartbeat: Heartbeat(every: .seconds(10), patience: .seconds(25)), clock: clock)
        return try await client.connect { [tokens, world, clock] connection in
            let session = HiveSession(connection, web: web, tokens: tokens, token: token, clock: clock)
            return try await withThrowingTaskGroup(of: Result?.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await session.listen(); return nil }
                group.addTask {
                    try await session.authenticate()
                    return try await body(session)
                }
                group.addTask { try await session.keepFresh(world); return nil }
                for try await result in group { if let result { return result } }
                throw CancellationError()
            }
        }
    }

    /// - Returns: where the server says that its WebSocket is.
    private func information(_ web: WebClient) async throws -> String? {
        let answer = try await web.send(WebRequest("GET", "/info"), within: HiveSession.patience)
        guard answer.isSuccess else { throw CloudFailure(hive: answer) }
        guard let info = answer.json, info.object != nil else {
            throw CloudFailure.notUnderstood("what it says about itself is not JSON; is this a DeviceHive server?")
        }
        if let time = HiveMoment(info["serverTimestamp"]) { await tokens.heard(time: time) }
        return info["webSocketServerUrl"]?.string
    }
}
