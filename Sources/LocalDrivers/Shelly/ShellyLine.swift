import BridgeCore
import Connectivity

/// Calls over a WebSocket to a Shelly, one at a time, and what it tells without being asked.
actor ShellyLine {
    /// How long an answer may take.
    private static let patience = Duration.seconds(5)
    private static let throttle = Duration.seconds(2)

    private let connection: WebSocketConnection
    private let password: String?
    private let source: String
    private let world: World
    private let turns: SpacedTurns
    private var digest: ShellyDigest?
    private var last: Int64 = 0
    private var waiting: (id: Int64, answer: AsyncStream<JSONValue>.Continuation)?

    init(_ connection: WebSocketConnection, password: String?, world: World) {
        self.connection = connection
        self.password = password
        self.world = world
        // Whoever names himself is told what happens. Two of us must not have the same name.
        source = "porchlight-" + world.randomBytes(4).map { String($0, radix: 16) }.joined()
        turns = SpacedTurns(gap: .zero, world: world)
    }

    /// Calls a method.
    ///
    /// - Returns: the result.
    /// - Throws: `LanFailure`; that the connection is no more.
    @discardableResult
    func call(_ method: String, _ params: [String: JSONValue] = [:]) async throws -> JSONValue {
        try await turns.take { try await self.converse(method, params) }
    }

    private func converse(_ method: String, _ params: [String: JSONValue]) async throws -> JSONValue {
        let answer = try await ask(method, params)
        guard let message = Self.challenge(answer) else { return try result(answer) }
        guard let password else { throw LanFailure.secretNeeded(ShellyIdentity.passwordNeeded) }
        digest = ShellyDigest(challenge: message, password: password)
        let second = try await ask(method, params)
        guard let again = Self.challenge(second) else { return try result(second) }
        // It knows the password, and has forgotten meanwhile what it wanted to have proved.
        guard ShellyDigest.isStale(challenge: again) else { throw LanFailure.secretNeeded(ShellyIdentity.passwordWrong) }
        digest = ShellyDigest(challenge: again, password: password)
        throw LanFailure.busy(nil)
    }

    private func ask(_ method: String, _ params: [String: JSONValue]) async throws -> JSONValue {
        last += 1
        var request: [String: JSONValue] = [
            "id": .int(last), "src": .string(source), "method": .string(method), "params": .object(params),
        ]
        let chance = world.randomBytes(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        if let proof = digest?.proof(chance: chance) { request["auth"] = proof }
        let (answers, answer) = AsyncStream.makeStream(of: JSONValue.self, bufferingPolicy: .bufferingOldest(1))
        waiting = (last, answer)
        defer { waiting = nil }
        try await connection.send(JSONValue.object(request).text)
        do {
            return try await ConnectionClock(world).within(Self.patience) {
                for await answer in answers { return answer }
                throw CancellationError()
            }
        } catch ConnectionFailure.timedOut {
            throw LanFailure.silent
        }
    }

    /// Takes in what the device said.
    ///
    /// - Returns: what it tells without being asked; `nil` for an answer, which somebody may wait for, and for rubbish.
    func hear(_ message: WebSocketMessage) -> ShellyNotice? {
        guard case .text(let text) = message, let word = try? JSONValue(parsing: Array(text.utf8)) else { return nil }
        if let method = word["method"]?.string { return ShellyNotice(method, word["params"]) }
        if let id = word["id"]?.int, let waiting, waiting.id == Int64(id) { waiting.answer.yield(word) }
        return nil
    }

    private static func challenge(_ answer: JSONValue) -> String? {
        answer["error"]?["code"]?.int == 401 ? answer["error"]?["message"]?.string ?? "" : nil
    }

    private func result(_ answer: JSONValue) throws(LanFailure) -> JSONValue {
        guard let error = answer["error"], !error.isNull else { return answer["result"] ?? .null }
        switch error["code"]?.int {
        case 429:
            // From firmware 2.0 on: it has too many challenges open. It gives no new one to whoever shows an old proof, and makes
            // room after two seconds.
            digest = nil
            throw .busy(Self.throttle)
        case 503, -114: throw .busy(nil)
        case let code: throw .declined(error["message"]?.string ?? "error \(code ?? 0)")
        }
    }
}

/// What a Shelly tells without being asked.
enum ShellyNotice: Sendable, Hashable {
    /// Some members of some components.
    case status([String: JSONValue])
    /// All of all components.
    case fullStatus([String: JSONValue])
    /// Things that happened, in their order.
    case events([JSONValue])

    init?(_ method: String, _ params: JSONValue?) {
        guard let params = params?.object else { return nil }
        switch method {
        case "NotifyStatus": self = .status(params)
        case "NotifyFullStatus": self = .fullStatus(params)
        case "NotifyEvent": self = .events(params["events"]?.array ?? [])
        default: return nil
        }
    }
}
