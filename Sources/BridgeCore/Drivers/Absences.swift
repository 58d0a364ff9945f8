import Synchronization

/// When a driver is away, and from when on its devices cannot count as reachable any more.
///
/// A lock, because an absence begins with the end of a run and ends with a report, which is another task's; it is held for one
/// access.
final class Absences: Sendable {
    struct Absence: Sendable {
        let number: Int
        /// Uptime at which its devices become unreachable.
        let due: Duration
    }

    private struct State {
        var count = 0
        var isAway = false
    }

    /// Absences as they begin.
    let begun: AsyncStream<Absence>
    private let begin: AsyncStream<Absence>.Continuation
    private let grace: Duration
    private let state = Mutex(State())

    init(grace: Duration) {
        self.grace = grace
        (begun, begin) = AsyncStream.makeStream()
    }

    /// A run is over. Another failure in a row is the same absence.
    func begin(at now: Duration) {
        let number = state.withLock { state -> Int? in
            guard !state.isAway else { return nil }
            (state.isAway, state.count) = (true, state.count + 1)
            return state.count
        }
        if let number { begin.yield(Absence(number: number, due: now + grace)) }
    }

    /// The driver has something to report.
    func end() { state.withLock { $0.isAway = false } }

    func isOn(_ absence: Absence) -> Bool { state.withLock { $0.isAway && $0.count == absence.number } }
}
