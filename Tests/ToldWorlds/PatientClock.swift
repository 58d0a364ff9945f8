import Synchronization

/// The real clock, or one that goes faster by a factor, that waits when the machine is busy: for as long as this process gets no
/// turn, its time stands still too. So no patience that is under test runs out because of what else the machine has to do.
///
/// It goes on only while somebody sleeps by it or asks for the time. A lock, because they do so on any task; it is held for one
/// access.
package final class PatientClock: Sendable {
    /// Sleepers look after the time this often.
    private static let step = Duration.milliseconds(20)
    /// What is longer between two looks was spent waiting for a turn.
    private static let longestStep = Duration.milliseconds(30)

    private struct State {
        var lastLook: ContinuousClock.Instant
        var uptime = Duration.zero
    }

    private let clock = ContinuousClock()
    private let speed: Double
    private let state: Mutex<State>

    /// Makes one that begins at zero.
    package init(speed: Double = 1) {
        self.speed = speed
        state = Mutex(State(lastLook: clock.now))
    }

    /// The time since it was made, times its speed.
    package var uptime: Duration {
        state.withLock { state in
            let now = clock.now
            state.uptime += min(state.lastLook.duration(to: now), Self.longestStep) * speed
            state.lastLook = now
            return state.uptime
        }
    }

    /// Returns at a moment of its time.
    ///
    /// - Throws: `CancellationError`.
    package func sleep(until due: Duration) async throws {
        try Task.checkCancellation()
        while true {
            let left = (due - uptime) / speed
            guard left > .zero else { return }
            try await clock.sleep(for: min(left, Self.step))
        }
    }
}
