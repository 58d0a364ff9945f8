import Synchronization

/// What the other side of a WebSocket says, in order. Ends when it says goodbye, and throws `ConnectionFailure` when the
/// connection is lost, is dead, or breaks the protocol. To be read by one reader.
///
/// A lock, because what is heard and what is read are counted by two tasks; it is held for one access.
package struct WebSocketMessages: AsyncSequence, Sendable {
    /// Reads.
    package struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: AsyncThrowingStream<WebSocketMessage, any Error>.AsyncIterator
        fileprivate let waiting: WaitingBytes

        /// The next message; `nil` after the goodbye.
        package mutating func next() async throws -> WebSocketMessage? {
            let message = try await base.next()
            if let message { waiting.count.withLock { $0 -= message.bytes } }
            return message
        }
    }

    private let stream: AsyncThrowingStream<WebSocketMessage, any Error>
    private let heard: AsyncThrowingStream<WebSocketMessage, any Error>.Continuation
    private let waiting = WaitingBytes()
    private let limits: WebSocketLimits

    init(_ limits: WebSocketLimits) {
        self.limits = limits
        (stream, heard) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingOldest(limits.waitingMessages))
    }

    package func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: stream.makeAsyncIterator(), waiting: waiting)
    }

    /// Takes note of a message; throws `ConnectionFailure.tooLong` when too much waits to be read.
    func hear(_ message: WebSocketMessage) throws(ConnectionFailure) {
        let isTooMuch = waiting.count.withLock { count in
            count += message.bytes
            return count > limits.waitingBytes && count > message.bytes
        }
        guard !isTooMuch else { throw .tooLong }
        if case .dropped = heard.yield(message) { throw .tooLong }
    }

    func finish() { heard.finish() }

    /// Says why nothing more comes. Who is cancelled learns of that, not of what it led to.
    func finish(throwing failure: ConnectionFailure) {
        if Task.isCancelled { heard.finish(throwing: CancellationError()) } else { heard.finish(throwing: failure) }
    }
}

/// The length of the messages that wait to be read.
private final class WaitingBytes: Sendable {
    let count = Mutex(0)
}

extension WebSocketMessage {
    fileprivate var bytes: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        }
    }
}
