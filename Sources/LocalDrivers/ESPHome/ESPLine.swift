import BridgeCore
import Connectivity

/// A connection with a device, on which frames go to and fro.
actor ESPLine {
    private let connection: TCPConnection
    private var wire: ESPWire
    private let turns: SpacedTurns
    /// Whether something was sealed that has not gone out.
    private var isOutOfStep = false

    init(_ connection: TCPConnection, _ wire: ESPWire, world: World) {
        self.connection = connection
        self.wire = wire
        turns = SpacedTurns(gap: .zero, world: world)
    }

    /// What the device says, to be handed to `take` by one reader.
    nonisolated var chunks: TCPChunks { connection.chunks }

    /// Says what is said before anything is heard.
    func open() async throws { try await connection.send(wire.opening) }

    /// Takes in bytes, and answers what must be answered before anything else.
    ///
    /// - Throws: `LanFailure`: why nothing can be understood any more; what `send` throws.
    func take(_ bytes: [UInt8]) async throws -> ESPWire.Heard {
        let heard = try wire.take(bytes)
        if !heard.answer.isEmpty { try await send(heard.answer) }
        return heard
    }

    /// Sends frames, one caller after the other: sealed ones can only be read in the order in which they were sealed, and all of
    /// them.
    ///
    /// - Throws: `ConnectionFailure`; `CancellationError`.
    func send(_ frames: [ESPFrame]) async throws { try await turns.take { try await self.sendNow(frames) } }

    /// Says goodbye and waits for nothing: without it the device takes the end for a loss and writes that into its log.
    func leave() {
        // Behind a message that has not gone out it could not be read.
        if isOutOfStep { return }
        if let goodbye = try? wire.seal([ESPFrame(ESPFrame.Kind.goodbye)]) { connection.sendLast(goodbye) }
    }

    private func sendNow(_ frames: [ESPFrame]) async throws {
        guard !isOutOfStep else { throw ConnectionFailure.lost("a message to it was given up halfway") }
        try Task.checkCancellation()
        let bytes = try wire.seal(frames)
        isOutOfStep = wire.isSealed
        try await connection.send(bytes)
        isOutOfStep = false
    }
}
