import BridgeCore
import Connectivity
import HomeModel

/// A WebSocket to a WLED. One message is under way at a time: more would cost the device its memory.
///
/// Of a message that changes something there is no answer but the new state, up to a second later and to everybody. So when
/// nothing is said for a moment the device is asked whether it listens, which it answers after what came before.
actor WLEDLine {
    private enum Answer: Sendable {
        case taken
        case error(Int)
    }

    /// How long an answer may take before the device is asked whether it listens.
    private static let prompt = Duration.milliseconds(150)
    /// How long it may take to answer that.
    private static let patience = Duration.seconds(4)
    /// A device that is quiet for so long is asked whether it listens.
    private static let quiet = Duration.seconds(30)
    /// Control frames go unanswered in some builds; this text does not.
    private static let ping = "ping"

    private let connection: WebSocketConnection
    private let longest: Int
    private let world: World
    private let turns: SpacedTurns
    private var answer: AsyncStream<Answer>.Continuation?
    private var heard = 0
    private var lastHeard: Duration

    init(_ connection: WebSocketConnection, longest: Int, world: World) {
        self.connection = connection
        self.longest = longest
        self.world = world
        turns = SpacedTurns(gap: .zero, world: world)
        lastHeard = world.now().uptime
    }

    /// Sends a message, and returns when the device has it.
    ///
    /// - Throws: `LanFailure`, or that the connection is no more.
    func send(_ message: JSONValue) async throws {
        let text = message.text
        guard text.utf8.count <= longest else { throw LanFailure.declined("the order is too long for it") }
        try await turns.take { try await self.converse(text) }
    }

    private func converse(_ text: String) async throws {
        let before = heard
        if let answer = try await ask(text, within: Self.prompt) { return try Self.check(answer) }
        if let answer = try await ask(Self.ping, within: Self.patience) { return try Self.check(answer) }
        // Whoever says something is there.
        guard heard > before else { throw LanFailure.silent }
    }

    private func ask(_ text: String, within length: Duration) async throws -> Answer? {
        let (answers, answer) = AsyncStream.makeStream(of: Answer.self, bufferingPolicy: .bufferingOldest(1))
        self.answer = answer
        defer { self.answer = nil }
        try await connection.send(text)
        do {
            return try await ConnectionClock(world).within(length) {
                for await answer in answers { return answer }
                throw CancellationError()
            }
        } catch ConnectionFailure.timedOut {
            return nil
        }
    }

    /// Takes in what the device said.
    ///
    /// - Returns: a word on how it is; `nil` for anything else.
    func hear(_ message: WebSocketMessage) -> JSONValue? {
        heard += 1
        lastHeard = world.now().uptime
        guard case .text(let text) = message else { return nil }
        if text == "pong" { answer?.yield(.taken) }
        guard let word = try? JSONValue(parsing: Array(text.utf8)) else { return nil }
        if let error = word["error"]?.int { answer?.yield(.error(error)) }
        if word["success"]?.bool == true { answer?.yield(.taken) }
        return word["state"] == nil && word["info"] == nil ? nil : word
    }

    /// Asks a quiet device whether it is there, until the task is cancelled.
    ///
    /// - Throws: `LanFailure.silent`; that the connection is no more.
    func watch() async throws {
        while true {
            let due = lastHeard + Self.quiet
            if world.now().uptime < due {
                try await world.sleepUntil(due)
                continue
            }
            let before = heard
            try await connection.send(Self.ping)
            try await world.sleep(for: Self.patience * 2)
            guard heard > before else { throw LanFailure.silent }
        }
    }

    /// Errors by number: 3 is for busy, 9 for a message that did not fit.
    private static func check(_ answer: Answer) throws(LanFailure) {
        switch answer {
        case .taken: return
        case .error(3): throw .busy(.milliseconds(200))
        case .error(let number): throw .declined("error \(number)")
        }
    }
}
