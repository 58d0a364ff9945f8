import Connectivity
import Synchronization

/// Something a server says by itself.
struct HivePush: Sendable, Hashable {
    let action: String
    let message: JSONValue
}

/// What a server says by itself, in order, as long as not too much of it waits. To be read by one reader.
///
/// A lock, because what is heard and what is read are counted by two tasks; it is held for one access.
struct HivePushes: AsyncSequence, Sendable {
    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: AsyncStream<(push: HivePush, bytes: Int)>.AsyncIterator
        fileprivate let waiting: WaitingBytes

        mutating func next() async -> HivePush? {
            guard let (push, bytes) = await base.next() else { return nil }
            waiting.count.withLock { $0 -= bytes }
            return push
        }
    }

    private let stream: AsyncStream<(push: HivePush, bytes: Int)>
    private let heard: AsyncStream<(push: HivePush, bytes: Int)>.Continuation
    private let waiting = WaitingBytes()
    private let mostBytes: Int

    /// - Parameters:
    ///   - most: how many may wait. One burst of repeated notifications is less.
    ///   - mostBytes: how long they may be together, as they came; a single one may be longer.
    init(most: Int = 2048, mostBytes: Int = 4 << 20) {
        self.mostBytes = mostBytes
        (stream, heard) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(most))
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: stream.makeAsyncIterator(), waiting: waiting)
    }

    /// Takes note of a push that came in so many bytes; throws `.tooLong` when too much waits to be read.
    func hear(_ push: HivePush, bytes: Int) throws(ConnectionFailure) {
        let isTooMuch = waiting.count.withLock { count in
            count += bytes
            return count > mostBytes && count > bytes
        }
        guard !isTooMuch else { throw .tooLong }
        if case .dropped = heard.yield((push, bytes)) { throw .tooLong }
    }

    func finish() { heard.finish() }
}

/// The length of what waits to be read.
private final class WaitingBytes: Sendable {
    let count = Mutex(0)
}
