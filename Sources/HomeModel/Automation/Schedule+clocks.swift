import Foundation

extension Schedule {
    /// Plans anew what goes by the clock on the wall. A run whose planned moment came, and that waits for the end of its delay,
    /// stays as it is.
    ///
    /// - Parameter zone: where its times are those of the clock; `nil` if nobody knows, and then it does not run.
    mutating func replan(at now: Date, in zone: TimeZone?) {
        guard isEnabled, !timing.isTimer else { return }
        guard let zone else {
            next = nil
            return
        }
        guard next.map({ $0.planned > now }) ?? true else { return }
        next = firstRun(from: now, in: zone)
    }

    /// The wall clock was set by so many seconds, and shows `now`.
    mutating func follow(jump: TimeInterval, to now: Date, in zone: TimeZone?) {
        if timing.isTimer {
            shift(by: jump)
        } else if jump < -Self.patience.inSeconds {
            replan(at: now, in: zone)
        }
    }

    /// Takes up its work after a restart. A timer that has more left than its length was started by a clock that was wrong.
    mutating func wake(at now: Date, in zone: TimeZone?) {
        if case .timer(let length, _, _) = timing, let next {
            shift(by: min(0, Self.seconds(of: length) - next.planned.timeIntervalSince(now)))
        } else {
            replan(at: now, in: zone)
        }
    }

    /// Moves a timer that runs. One that stands keeps the moment at which it was started.
    private mutating func shift(by seconds: TimeInterval) {
        guard let run = next, seconds != 0 else { return }
        started = started?.addingTimeInterval(seconds)
        next = Run(planned: run.planned.addingTimeInterval(seconds), due: run.due.addingTimeInterval(seconds))
    }
}
