import NIOCore
import Synchronization

/// An attempt to open a connection, which can be given up at any time: NIO's own way cannot be cancelled.
///
/// A lock, because it is given up by another task than the one that waits; it is held for one access.
final class ConnectionAttempt: Sendable {
    private struct State {
        var channels: [any Channel] = []
        var failure: (any Error)?
        var isOver = false
        var isDone = false
    }

    private let state = Mutex(State())

    /// Why there is no connection, if it was found out on the way.
    var failure: (any Error)? { state.withLock { $0.failure } }

    /// Takes note of a channel that may become the connection.
    func take(_ channel: any Channel) {
        let isOver = state.withLock { state in
            state.channels.append(channel)
            return state.isOver
        }
        if isOver { channel.closeNow() }
    }

    /// There is a connection; what happens to it from now on is for others.
    func succeed() {
        state.withLock { $0.isDone = true }
    }

    /// Takes note of an error before there is a connection; the first one tells the cause.
    ///
    /// - Returns: whether it was before.
    func note(_ error: any Error) -> Bool {
        state.withLock { state in
            guard !state.isDone else { return false }
            state.failure = state.failure ?? error
            return true
        }
    }

    /// Gives up.
    func giveUp(_ error: any Error) {
        let channels = state.withLock { state in
            state.isOver = true
            state.failure = state.failure ?? error
            return state.channels
        }
        for channel in channels { channel.closeNow() }
    }

    /// Opens a connection, unless that takes too long or the task is cancelled.
    ///
    /// - Parameter open: opens it, and has the attempt take note of every channel.
    /// - Throws: what `open` throws; what it throws after the attempt was given up is for it to say.
    static func run<Opened: Sendable>(
        within patience: Duration, _ clock: ConnectionClock, _ open: (ConnectionAttempt) async throws -> Opened
    ) async throws -> Opened {
        let attempt = ConnectionAttempt()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await clock.sleep(for: patience)
                attempt.giveUp(ConnectionFailure.timedOut)
            }
            defer { group.cancelAll() }
            return try await withTaskCancellationHandler {
                do {
                    return try await open(attempt)
                } catch {
                    let cause = attempt.failure ?? error
                    throw cause is CancellationError ? cause : ConnectionFailure(cause)
                }
            } onCancel: {
                attempt.giveUp(CancellationError())
            }
        }
    }

    /// Hears of errors on a channel that its futures do not tell of, such as those of a TLS handshake.
    final class Ear: ChannelInboundHandler {
        typealias InboundIn = NIOAny

        private let attempt: ConnectionAttempt

        init(_ attempt: ConnectionAttempt) {
            self.attempt = attempt
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.fireErrorCaught(error)
            if attempt.note(error) { context.channel.closeNow() }
        }
    }
}
