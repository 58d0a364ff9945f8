import Synchronization

/// What the library's thread is to do for the tasks that use a connection.
///
/// A lock, because tasks give errands that the thread carries out; it is held for one access.
final class MQTTOutbox: Sendable {
    enum Errand: Sendable {
        case send(Int, MQTTMessage, isAcknowledged: Bool)
        case listen(Set<String>)
    }

    private struct State {
        var errands: [Errand] = []
        var senders: [Int: CheckedContinuation<Void, any Error>] = [:]
        var sends = 0
        var isToEnd = false
        var isOver = false
        var failure: MQTTFailure?
    }

    private let doorbell: Doorbell
    private let state = Mutex(State())

    init(_ doorbell: Doorbell) { self.doorbell = doorbell }

    func listen(to topics: Set<String>) {
        state.withLock { $0.errands.append(.listen(topics)) }
        doorbell.ring()
    }

    func end() {
        state.withLock { $0.isToEnd = true }
        doorbell.ring()
    }

    func send(_ message: MQTTMessage, isAcknowledged: Bool) async throws {
        let id = state.withLock { state in
            state.sends += 1
            return state.sends
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { sender in
                let hindrance = state.withLock { state -> (any Error)? in
                    if Task.isCancelled || state.isToEnd { return CancellationError() }
                    if state.isOver { return state.failure ?? CancellationError() }
                    state.senders[id] = sender
                    state.errands.append(.send(id, message, isAcknowledged: isAcknowledged))
                    return nil
                }
                if let hindrance { sender.resume(throwing: hindrance) } else { doorbell.ring() }
            }
        } onCancel: {
            settle(id, CancellationError())
        }
    }

    // What follows is for the thread.

    var isToEnd: Bool { state.withLock { $0.isToEnd } }

    func takeErrands() -> [Errand] {
        state.withLock { state in
            defer { state.errands = [] }
            return state.errands
        }
    }

    /// What became of a message; `nil` for it went out.
    func settle(_ id: Int, _ failure: (any Error)? = nil) {
        let sender = state.withLock { $0.senders.removeValue(forKey: id) }
        if let failure { sender?.resume(throwing: failure) } else { sender?.resume() }
    }

    func finish(_ failure: MQTTFailure?) {
        let senders = state.withLock { state in
            defer { (state.senders, state.errands) = ([:], []) }
            (state.isOver, state.failure) = (true, failure)
            return state.senders.values
        }
        for sender in senders { sender.resume(throwing: failure ?? CancellationError()) }
    }
}
