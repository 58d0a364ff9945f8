import BridgeCore
import Foundation
import HomeModel
import Synchronization

/// A world whose clock is told the hour, and whose dice fall as they are told.
final class ToldWorld: Sendable {
    private struct Sleeper {
        let due: Duration
        let wake: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var uptime = Duration.seconds(100)
        var sleepers: [Int: Sleeper] = [:]
        var naps = 0
        var fraction = 0.5
    }

    private let state = Mutex(State())

    /// Present uptime.
    var uptime: Duration { state.withLock(\.uptime) }
    /// How often anybody lay down to sleep.
    var naps: Int { state.withLock(\.naps) }
    /// How many sleep at present.
    var sleeping: Int { state.withLock(\.sleepers.count) }

    /// What the next random numbers are, 0..<1.
    func throwDice(_ fraction: Double) { state.withLock { $0.fraction = fraction } }

    /// Lets time pass, and wakes those whose time has come.
    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.uptime += duration
            let now = state.uptime
            let due = state.sleepers.filter { $0.value.due <= now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.sorted { $0.due < $1.due }
        }
        for sleeper in woken { sleeper.wake.resume() }
    }

    /// The world as the bridge wants it.
    var world: World {
        World(
            now: { Instant(uptime: self.uptime, utc: Date(timeIntervalSince1970: 1_700_000_000 + self.uptime.inSeconds)) },
            sleepUntil: { try await self.sleep(until: $0) },
            randomBytes: { count in
                let bits = self.state.withLock { UInt64($0.fraction * Double(UInt64(1) << 53)) << 11 }
                return (0..<count).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0 % 8))) }
            })
    }

    private func sleep(until due: Duration) async throws {
        let number = state.withLock { state in
            state.naps += 1
            return state.naps
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                let isOver: Bool? = state.withLock { state in
                    if Task.isCancelled { return nil }
                    if state.uptime >= due { return true }
                    state.sleepers[number] = Sleeper(due: due, wake: wake)
                    return false
                }
                if isOver == nil { wake.resume(throwing: CancellationError()) }
                if isOver == true { wake.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.wake.resume(throwing: CancellationError())
        }
    }
}
