import Synchronization

/// Messages on their way from the library's thread to the one task that reads them.
///
/// A lock, because the thread puts in what the task takes out; it is held for one access.
final class MQTTInbox: Sendable {
    private struct State {
        var waiting: [MQTTMessage] = []
        var bytes = 0
        var isOver = false
        var failure: MQTTFailure?
    }

    private let limit: Int
    private let doorbell: Doorbell
    private let state = Mutex(State())
    private let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(limit: Int, _ doorbell: Doorbell) {
        self.limit = limit
        self.doorbell = doorbell
    }

    /// Whether so much waits that no more should be taken in.
    var isFull: Bool { state.withLock { $0.bytes >= limit } }

    func put(_ message: MQTTMessage) {
        state.withLock { state in
            state.waiting.append(message)
            state.bytes += message.cost
        }
        arrival.yield()
    }

    func finish(_ failure: MQTTFailure?) {
        state.withLock { ($0.isOver, $0.failure) = (true, failure) }
        arrival.finish()
    }

    /// Waits for messages and takes all there are; none when the connection was ended from this side.
    func takeAll() async throws -> [MQTTMessage] {
        while true {
            let (batch, isOver, failure) = state.withLock { state in
                defer { (state.waiting, state.bytes) = ([], 0) }
                return (state.waiting, state.isOver, state.failure)
            }
            if !batch.isEmpty {
                doorbell.ring()
                return batch
            }
            try Task.checkCancellation()
            if isOver {
                if let failure { throw failure }
                return []
            }
            for await _ in arrivals { break }
        }
    }
}

extension MQTTMessage {
    /// What it takes to keep it, in bytes, roughly.
    fileprivate var cost: Int { topic.utf8.count + payload.count + 128 }
}
