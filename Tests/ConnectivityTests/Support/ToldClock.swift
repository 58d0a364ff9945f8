import Connectivity
import Synchronization

extension ConnectionClock {
    /// Time as it goes by, for tests over real sockets.
    static let live: ConnectionClock = {
        let clock = ContinuousClock()
        let start = clock.now
        return ConnectionClock(
            uptime: { start.duration(to: clock.now) },
            sleepUntil: { uptime in try await clock.sleep(until: start.advanced(by: uptime)) })
    }()
}

/// A clock that stands still until it is told to go on.
///
/// A lock, because the code under test sleeps on tasks of its own.
final class ToldClock: Sendable {
    private struct State {
        var now = Duration.zero
        var last = 0
        var sleepers: [Int: (due: Duration, wake: AsyncStream<Void>.Continuation)] = [:]
    }

    private let state = Mutex(State())

    /// For the code under test.
    var clock: ConnectionClock {
        ConnectionClock(
            uptime: { self.state.withLock { $0.now } }, sleepUntil: { try await self.sleep(until: $0) })
    }

    /// How many sleep now.
    var sleepers: Int { state.withLock { $0.sleepers.count } }

    /// Goes on, and wakes whose time has come.
    func advance(by length: Duration) {
        let due = state.withLock { state in
            state.now += length
            let due = state.sleepers.filter { $0.value.due <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.map(\.wake)
        }
        for wake in due { wake.finish() }
    }

    private func sleep(until due: Duration) async throws {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
        let number = state.withLock { state in
            state.last += 1
            if due <= state.now { wake.finish() } else { state.sleepers[state.last] = (due, wake) }
            return state.last
        }
        for await _ in wakes {}
        state.withLock { $0.sleepers[number] = nil }
        try Task.checkCancellation()
    }
}

/// Looks until something is so, for ten seconds at most.
func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    let end = ConnectionClock.live.uptime() + .seconds(10)
    while ConnectionClock.live.uptime() < end {
        if try await isSo() { return true }
        try await ConnectionClock.live.sleep(for: .milliseconds(5))
    }
    return false
}

/// What came of something, and how long it took.
func timed<Result>(_ work: () async throws -> Result) async rethrows -> (Result, Duration) {
    let start = ConnectionClock.live.uptime()
    let result = try await work()
    return (result, ConnectionClock.live.uptime() - start)
}

/// Begins something, cancels it a moment later and tells what came of that.
func cancelled(_ work: @escaping @Sendable () async throws -> Void) async -> Swift.Result<Void, any Error>? {
    await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(operation: work)
        try? await ConnectionClock.live.sleep(for: .milliseconds(50))
        group.cancelAll()
        return await group.nextResult()
    }
}
