import BridgeCore
import Connectivity
import HomeModel

/// Asks MODE's cloud as one user. A key that is over is replaced once, behind the scenes.
struct ModeClient: Sendable {
    /// How long an answer may take.
    static let patience = Duration.seconds(3)
    static let usualBase = "https://api.tinkermode.com"

    let web: WebClient
    private let account: CloudAccount
    private let keyring: ModeKeyring
    private let clock: ConnectionClock

    /// - Throws: `ConnectionFailure` when the account's address or certificates cannot be used.
    init(_ account: CloudAccount, keyring: ModeKeyring, world: World) throws(ConnectionFailure) {
        self.account = account
        self.keyring = keyring
        clock = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
        web = try WebClient(account.baseURL ?? Self.usualBase, trust: Self.trust(account), clock: clock)
    }

    /// Asks, and gives an answer that is a success.
    ///
    /// - Parameters:
    ///   - what: what is wanted, as in "the account may not …".
    ///   - isRefused: statuses that are as good as success.
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    @discardableResult
    func ask(_ request: WebRequest, to what: String, orGet accepted: Set<Int> = []) async throws -> WebAnswer {
        let key = try await keyring.key(web)
        var (used, answer) = (key, try await send(request, with: key))
        if answer.status == 401 {
            used = try await keyring.key(web, insteadOf: key)
            answer = try await send(request, with: used)
        }
        guard answer.isSuccess || accepted.contains(answer.status) else { throw ModeAnswers.failure(answer, to: what) }
        await keyring.proved(used)
        return answer
    }

    /// The user who is logged in.
    func user() async throws -> Int { try await keyring.key(web).user }

    /// Opens the WebSocket on which the user hears events, and has it open while `body` runs.
    func hearEvents(_ body: @escaping @Sendable (WebSocketConnection) async throws -> Void) async throws {
        let what = "listen to events"
        let key = try await keyring.key(web)
        do {
            try await socket("/userSession/websocket", key.token).connect(body)
        } catch ConnectionFailure.refused(status: 401, _) {
            let renewed = try await keyring.key(web, insteadOf: key)
            do {
                try await socket("/userSession/websocket", renewed.token).connect(body)
            } catch let failure as ConnectionFailure {
                throw ModeAnswers.refusal(failure, to: what)
            }
        } catch let failure as ConnectionFailure {
            throw ModeAnswers.refusal(failure, to: what)
        }
    }

    /// A WebSocket that is not open yet. One that gave no sign of life for 35 seconds is dead.
    func socket(_ path: String, _ token: String) -> WebSocketClient {
        let base = account.baseURL ?? Self.usualBase
        // `http` becomes `ws`, `https` becomes `wss`.
        let url = (base.lowercased().hasPrefix("http") ? "ws" + base.dropFirst(4) : base).trimmingSlashes + path
        return WebSocketClient(
            url, headers: ModeKey.header(token), trust: Self.trust(account), patience: Self.patience,
            heartbeat: Heartbeat(every: .seconds(15), patience: .seconds(35)), clock: clock)
    }

    private func send(_ request: WebRequest, with key: ModeKey) async throws -> WebAnswer {
        var request = request
        request.headers.merge(ModeKey.header(key.token)) { $1 }
        return try await web.send(request, within: Self.patience)
    }

    private static func trust(_ account: CloudAccount) -> Trust { account.caFile.map(Trust.file) ?? .machine }
}

extension String {
    fileprivate var trimmingSlashes: String {
        var text = self
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
