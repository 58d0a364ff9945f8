import Synchronization

/// Work that goes on until somebody stops it, who then waits until nothing of it is under way any more.
///
/// A lock, because it is stopped from other tasks than the one it runs in; nobody's code runs while it is held.
package final class Stoppable: Sendable {
    private struct State {
        var isStopped = false
        var stopper: AsyncStream<Void>.Continuation?
        var end: Ending?
    }

    private let state = Mutex(State())

    /// Makes one that has not been stopped.
    package init() {}

    /// Works until it is stopped, the work is done or the task is cancelled. After a stop it does nothing. One run at a time.
    package func run(_ work: @escaping @Sendable () async -> Void) async {
        let (stops, stopper) = AsyncStream.makeStream(of: Void.self)
        let end = Ending()
        let isWanted = state.withLock { state in
            guard !state.isStopped, state.end == nil else { return false }
            (state.stopper, state.end) = (stopper, end)
            return true
        }
        guard isWanted else { return }
        defer {
            state.withLock { $0.end = nil }
            end.reach()
        }
        await withDiscardingTaskGroup { group in
            group.addTask {
                await work()
                stopper.finish()
            }
            for await _ in stops {}
            group.cancelAll()
        }
    }

    /// Stops, for good. When it returns no work is under way any more, even for a caller who is cancelled.
    package func stop() async {
        let end = state.withLock { state in
            state.isStopped = true
            state.stopper?.finish()
            return state.end
        }
        await end?.wait()
    }
}
