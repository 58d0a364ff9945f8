import Foundation

/// What schedules wait for, and what the two clocks showed when the bridge last looked at them.
///
/// Schedules wait for the wall clock, but the bridge sleeps by uptime. It therefore looks again after a while in any case,
/// and sees by the difference of the clocks whether the wall clock was set meanwhile. Not kept over restarts.
struct Agenda: Sendable {
    /// Longest that the wall clock is not looked at while something waits for it.
    static let longestSleep = Duration.seconds(30)
    /// How far the two clocks may drift apart, in seconds, before it counts as a jump.
    private static let drift: TimeInterval = 1

    /// The moment of the last look; `nil` before the first.
    private(set) var looked: Instant?
    /// When the first run is due, by the wall clock; `nil` while nothing waits.
    private(set) var firstDue: Date?

    /// Uptime at which it is time to look; `nil` while nothing waits.
    var nextDue: Duration? {
        guard let firstDue else { return nil }
        guard let looked else { return .zero }
        let milliseconds = (firstDue.timeIntervalSince(looked.utc) * 1000).rounded()
        let longest = Double(Self.longestSleep.components.seconds) * 1000
        return looked.uptime + .milliseconds(Int64(min(max(milliseconds, 0), longest)))
    }

    /// Whether something is due by now.
    func isDue(at now: Date) -> Bool {
        firstDue.map { $0.isDue(at: now) } ?? false
    }

    /// Looks at the clocks.
    ///
    /// - Returns: by how many seconds the wall clock was set since the last look, zero if it was not; `nil` at the first.
    mutating func look(at now: Instant) -> TimeInterval? {
        defer { looked = now }
        guard let looked else { return nil }
        let jump = now.utc.timeIntervalSince(looked.utc) - (now.uptime - looked.uptime).inSeconds
        return abs(jump) > Self.drift ? jump : 0
    }

    /// Takes down what some schedules wait for.
    mutating func note(_ schedules: some Sequence<Schedule>) {
        firstDue = schedules.lazy.compactMap(\.next?.due).min()
    }

    /// Sees to it that schedules that were kept are looked at first of all.
    mutating func wake() {
        firstDue = .distantPast
    }
}

extension Date {
    /// Whether this moment has come. Less than a millisecond is no difference: the fractions of dates are not exact.
    func isDue(at now: Date) -> Bool { timeIntervalSince(now) < 0.001 }
}
