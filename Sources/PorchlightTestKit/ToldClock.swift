import BridgeApp
import BridgeCore
import Foundation
import HomeModel
import Synchronization

/// A clock that stands still until it is told to go on.
///
/// A lock, because the bridge asks for the time on several threads while a test moves it on another; sleepers are woken
/// after it is let go.
final class ToldClock: Sendable {
    private struct Time {
        var now: Instant
        var nextSleeper: UInt64 = 0
        var sleepers: [UInt64: (until: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]

        mutating func takeSleepers(where isDue: (Duration) -> Bool) -> [CheckedContinuation<Void, any Error>] {
            let due = sleepers.filter { isDue($0.value.until) }.sorted { $0.value.until < $1.value.until }
            for sleeper in due { sleepers[sleeper.key] = nil }
            return due.map(\.value.continuation)
        }
    }

    private let time: Mutex<Time>
    private let chance: SeededChance?

    /// - Parameter chance: what is random in this clock's world; `nil` for the real generator.
    init(utc: Date, chance: SeededChance? = nil) {
        self.chance = chance
        time = Mutex(Time(now: Instant(uptime: .zero, utc: utc)))
    }

    var now: Instant { time.withLock { $0.now } }

    /// Moves both clocks on and wakes who has slept long enough.
    func advance(by duration: Duration) {
        let due = time.withLock { time in
            time.now = time.now.advanced(by: duration)
            let now = time.now.uptime
            return time.takeSleepers { $0 <= now }
        }
        for sleeper in due { sleeper.resume() }
    }

    /// Sets the wall clock alone, as an owner or a time server would.
    func setWallClock(to utc: Date) {
        time.withLock { $0.now.utc = utc }
    }

    func sleep(until uptime: Duration) async throws {
        let id = time.withLock { time in
            time.nextSleeper += 1
            return time.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver: Result<Void, any Error>? = time.withLock { time in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if uptime <= time.now.uptime { return .success(()) }
                    time.sleepers[id] = (uptime, continuation)
                    return nil
                }
                if let isOver { continuation.resume(with: isOver) }
            }
        } onCancel: {
            let sleeper = time.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// This clock, with chance.
    var world: World {
        World(
            now: { self.now }, sleepUntil: { try await self.sleep(until: $0) },
            randomBytes: { [chance] in chance?.bytes($0) ?? World.live.randomBytes($0) })
    }
}
