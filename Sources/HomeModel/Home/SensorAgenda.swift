import Foundation

/// When the home looks after its sensors next: ends a test, notices sunrise. Not kept over restarts.
///
/// All it waits for are moments of the wall clock, which may jump. So it never waits longer than a minute.
struct SensorAgenda: Sendable {
    private static let longestWait = Duration.seconds(60)

    /// Uptime of the next look; `nil` while nothing waits for its time.
    private(set) var nextDue: Duration?

    /// Plans a look at the first of some moments.
    mutating func plan(for moments: [Date], at now: Instant) {
        nextDue = moments.min().map { moment in
            let wait = Duration.seconds(moment.timeIntervalSince(now.utc))
            return now.uptime + min(max(wait, .zero), Self.longestWait)
        }
    }

    /// Plans a look as soon as somebody knows what time it is.
    mutating func lookAtOnce() {
        nextDue = .zero
    }
}
