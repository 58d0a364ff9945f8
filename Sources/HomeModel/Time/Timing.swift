package import Foundation

/// When something is to happen.
///
/// A spread delays every run by a length drawn anew between nothing and the spread, ends included; `.zero` is no delay.
package enum Timing: Sendable, Hashable, Codable {
    /// At one moment of local time.
    case once(LocalMoment, spread: Duration)
    /// On some days of every week, at a time of day.
    case weekly(Weekdays, DayTime, spread: Duration)
    /// After a length of time, and if `runs` says so again and again: so many times, 1 or more; for ever if `nil`.
    case timer(length: Duration, spread: Duration, runs: Int?)

    /// How much a run may be delayed.
    package var spread: Duration {
        switch self {
        case .once(_, let spread), .weekly(_, _, let spread), .timer(_, let spread, _): spread
        }
    }

    /// Whether it may happen more than once.
    package var isRecurring: Bool {
        switch self {
        case .once: false
        case .weekly: true
        case .timer(_, _, let runs): runs != 1
        }
    }

    /// Whether it is counted from when it was started, not read from the clock on the wall.
    package var isTimer: Bool {
        if case .timer = self { true } else { false }
    }
}

extension Timing {
    /// The first planned moment later than `moment`, before any delay; `nil` if there is none. A timer has none: it is
    /// counted from its start.
    ///
    /// A time that clocks skip on that day (in spring) is the first moment after the gap; one that they show twice (in
    /// autumn) is its first coming only. So a weekly timing has one planned moment on every day that it names.
    ///
    /// To walk through the runs, give the last planned moment again, not when it was run: a delay may well be longer than
    /// what is between two planned moments.
    package func next(after moment: Date, in zone: TimeZone) -> Date? {
        switch self {
        case .once(let local, _):
            let planned = local.date(in: zone)
            return planned > moment ? planned : nil
        case .weekly(let days, let time, _):
            let today = LocalMoment(moment, in: zone).day
            return (0...7).lazy.map(today.advanced)
                .filter { days.contains($0.weekday) }
                .map { LocalMoment(day: $0, time: time).date(in: zone) }
                .first { $0 > moment }
        case .timer:
            return nil
        }
    }

    /// By how much the run of a schedule that was planned for a moment is delayed: whole seconds from nothing to the
    /// spread, all equally likely.
    ///
    /// It looks like chance, and differs from run to run, but follows from the schedule and the planned moment: asked
    /// again, also after a restart, it is the same.
    package func delay(of schedule: ResourceID, at planned: Date) -> Duration {
        let longest = spread.components.seconds
        guard longest > 0 else { return .zero }
        let drawn = ResourceID(derivedFrom: schedule, "delay", String(planned.wholeSeconds)).bytes
        // The first six bytes of an id hold none of the marks of its version.
        let number = drawn.prefix(6).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return .seconds(number % (longest + 1))
    }
}
