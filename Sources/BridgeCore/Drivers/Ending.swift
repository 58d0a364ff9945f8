import Synchronization

/// The end of something, which any number of tasks can wait for.
///
/// They wait for it even when they are cancelled: whoever goes on sooner would meet what has not ended. So no stream does, and a
/// lock is needed, since the end is told from wherever it comes; nobody's code runs while it is held.
package final class Ending: Sendable {
    private struct State {
        var isReached = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Makes one of something that is not over.
    package init() {}

    /// It is over, for good.
    package func reach() {
        let waiting = state.withLock { state in
            state.isReached = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    /// Returns when it is over, and not before.
    package func wait() async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if !state.isReached { state.waiting.append(continuation) }
                return state.isReached
            }
            if isReached { continuation.resume() }
        }
    }
}
