import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// One open WebSocket to eWeLink's cloud: frames and their answers, what is pushed in between, and the heartbeat.
actor EWeLinkLine {
    /// How long an answer may take. The cloud itself gives a device three seconds.
    static let patience = Duration.seconds(6)
    /// Faster frames have been seen to break connections.
    static let gap = Duration.milliseconds(100)
    private static let mostWaiting = 1024

    enum Outgoing: Sendable {
        case frame(String)
        case heartbeat
    }

    /// What the cloud says by itself, in order, and between it the answers that are wanted in their turn; to be read by one reader,
    /// who hands those to `answer`.
    nonisolated let pushes: AsyncStream<EWeLinkPush>
    nonisolated let push: AsyncStream<EWeLinkPush>.Continuation
    nonisolated let outgoing: AsyncStream<Outgoing>
    nonisolated let send: AsyncStream<Outgoing>.Continuation
    let connection: WebSocketConnection
    let world: World
    var questions = EWeLinkQuestions<AsyncStream<JSONValue>.Continuation>()
    var pulse: EWeLinkPulse?
    let beats: AsyncStream<Void>
    let beat: AsyncStream<Void>.Continuation
    private var lastNumber = 0
    private var isOver = false

    init(_ connection: WebSocketConnection, world: World) {
        self.connection = connection
        self.world = world
        (pushes, push) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        (outgoing, send) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.mostWaiting))
        (beats, beat) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Listens, speaks and keeps the connection alive until it is lost.
    ///
    /// - Throws: why it is over.
    func run() async throws {
        defer { end() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.listen() }
            group.addTask { try await self.speak() }
            group.addTask { try await self.keepAlive() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Sends a frame, and waits for the answer, whatever that says.
    ///
    /// - Parameters:
    ///   - isInTurn: whether the answer is to come among the `pushes`, whose reader hands it back: whoever asks so knows that
    ///     everything the cloud said before has been heard, and nothing that it said afterwards.
    ///   - patience: how long that may take.
    /// - Throws: `ConnectionFailure`.
    func ask(
        _ frame: EWeLinkParams, isInTurn: Bool = false, within patience: Duration = EWeLinkLine.patience
    ) async throws -> JSONValue {
        guard !isOver else { throw ConnectionFailure.lost("it is no more") }
        lastNumber = max(lastNumber + 1, Int(world.now().utc.timeIntervalSince1970 * 1000))
        let sequence = JSONValue.string("\(lastNumber)")
        let (answers, answer) = AsyncStream.makeStream(of: JSONValue.self, bufferingPolicy: .bufferingOldest(1))
        let id = questions.ask(sequence, inTurn: isInTurn ? frame : nil, answer)
        defer { questions.giveUp(id) }
        let text = JSONValue.object(frame.merging(["sequence": sequence]) { $1 }).text
        if case .dropped = send.yield(.frame(text)) { throw ConnectionFailure.lost("it takes no more") }
        let clock = ConnectionClock(uptime: { [world] in world.now().uptime }, sleepUntil: world.sleepUntil)
        return try await clock.within(patience) {
            for await answer in answers { return answer }
            try Task.checkCancellation()
            throw ConnectionFailure.lost("it went away while an answer was waited for")
        }
    }

    /// An answer came, or it is its turn.
    func answer(_ sequence: JSONValue, _ json: JSONValue) { questions.answer(sequence)?.yield(json) }

    /// What was asked by this number, if its answer must wait for its turn.
    func inTurn(_ sequence: JSONValue) -> EWeLinkParams? { questions.inTurn(sequence) }

    /// The server wants a heartbeat, or none.
    func startPulse(_ config: JSONValue?) {
        pulse = EWeLinkPulse(
            seconds: config?["hbInterval"]?.int, isWanted: config?["hb"]?.int == 1, at: world.now().uptime)
        beat.yield()
    }

    private func end() {
        isOver = true
        for answer in questions.end() { answer.finish() }
        push.finish()
        send.finish()
        beat.finish()
    }
}
