package import BridgeCore
package import Foundation
package import HomeModel
import Synchronization

/// A world whose clock stands still until it is told the hour.
///
/// A lock guards it, because the bridge asks for the time on its own executor while sleepers and the test come from
/// other threads; nobody's code runs while it is held.
package final class ToldWorld: Sendable {
    fileprivate struct Sleeper {
        let due: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    fileprivate struct State {
        var now = Instant(uptime: .seconds(100), utc: Date(timeIntervalSinceReferenceDate: 800_000_000))
        var next = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var watchers: [(due: Duration, continuation: CheckedContinuation<Void, Never>)] = []
        var drawn: UInt8 = 0
    }

    private let state = Mutex(State())

    /// Makes a world in which it is any day at all, 100 s after the start.
    package init() {}

    /// The world as the bridge gets it.
    package var world: World {
        World(
            now: { self.now },
            sleepUntil: { try await self.sleep(until: $0) },
            randomBytes: { count in self.state.withLock { state in (0..<count).map { _ in state.draw() } } })
    }

    /// The present moment.
    package var now: Instant { state.withLock(\.now) }

    /// Lets time pass on both clocks; whoever slept until then wakes.
    package func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let woken = state.sleepers.filter { $0.value.due <= state.now.uptime }
            for id in woken.keys { state.sleepers[id] = nil }
            return woken.values.sorted { $0.due < $1.due }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Sets the wall clock, as an owner or a time server does. Uptime goes on as before.
    package func setWallClock(_ utc: Date) { state.withLock { $0.now.utc = utc } }

    /// Waits until somebody sleeps until an uptime.
    package func somebodySleeps(until due: Duration) async {
        await withCheckedContinuation { continuation in
            let sleepsAlready = state.withLock { state in
                if state.sleepers.values.contains(where: { $0.due == due }) { return true }
                state.watchers.append((due, continuation))
                return false
            }
            if sleepsAlready { continuation.resume() }
        }
    }

    /// Waits until somebody sleeps for a length of time from now.
    package func somebodySleeps(for duration: Duration) async { await somebodySleeps(until: now.uptime + duration) }

    private func sleep(until due: Duration) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (outcome, watchers) = state.withLock { $0.lieDown(id, Sleeper(due: due, continuation: continuation)) }
                if let outcome { continuation.resume(with: outcome) }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(id)
                return state.sleepers.removeValue(forKey: id)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}

extension ToldWorld.State {
    fileprivate mutating func draw() -> UInt8 {
        drawn &+= 1
        return drawn
    }

    /// Puts a sleeper down; its answer if it need not sleep, and those who waited for it to.
    fileprivate mutating func lieDown(
        _ id: Int, _ sleeper: ToldWorld.Sleeper
    ) -> (Result<Void, any Error>?, [CheckedContinuation<Void, Never>]) {
        if cancelled.contains(id) { return (.failure(CancellationError()), []) }
        if sleeper.due <= now.uptime { return (.success(()), []) }
        sleepers[id] = sleeper
        let waiting = watchers.filter { $0.due == sleeper.due }.map(\.continuation)
        watchers.removeAll { $0.due == sleeper.due }
        return (nil, waiting)
    }
}
