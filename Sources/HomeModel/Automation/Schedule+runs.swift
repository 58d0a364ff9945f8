import Foundation

/// How the runs of a schedule follow one another.
///
/// **Missed runs.** What is late by at most `patience` is done now. What is later than that, because the program did not
/// run or the wall clock was set forward over it, is not made up for: a schedule for one moment, or a timer for one run, is
/// over without having run; a weekly one goes on with its next day; a repeated timer goes on in step, at its start and a
/// multiple of its length, and the runs it missed count as gone.
///
/// **A wall clock that is set.** A timer keeps what it has left. What goes by the clock on the wall stays at the times that
/// it names; set back by more than the patience, the clock brings them once more.
extension Schedule {
    /// How late a run may be.
    package static let patience = Duration.seconds(60)
    /// The shortest length of a timer, in seconds: one of no length that starts itself anew would never let the bridge rest.
    private static let shortestTimer: TimeInterval = 1

    /// Whether it made, or missed, its last run.
    var isSpent: Bool { runsLeft == 0 }

    /// Begins anew: a timer from nothing, anything else with its next moment. One that is disabled waits for nothing.
    mutating func start(at now: Date, in zone: TimeZone?) {
        started = timing.isTimer ? now : nil
        (next, runsLeft) = (nil, nil)
        guard isEnabled else { return }
        switch timing {
        case .once: runsLeft = 1
        case .weekly: runsLeft = nil
        case .timer(_, _, let runs): runsLeft = runs
        }
        next = firstRun(from: now, in: zone)
    }

    /// Takes what is due by now, and plans the next.
    ///
    /// - Returns: how many runs are to be made now.
    mutating func takeRuns(at now: Date, in zone: TimeZone?) -> Int {
        var runs = 0
        let oldest = now.addingTimeInterval(-Self.patience.inSeconds)
        while let run = next, run.due.isDue(at: now) {
            let isMissed = run.due < oldest
            if !isMissed { runs += 1 }
            goOn(from: run, after: isMissed ? max(oldest, run.planned) : run.planned, in: zone)
        }
        return runs
    }

    /// Plans the first run that is planned for later than a moment.
    private mutating func goOn(from run: Run, after moment: Date, in zone: TimeZone?) {
        switch timing {
        case .once: runsLeft = 0
        case .weekly:
            next = zone.flatMap { timing.next(after: moment, in: $0) }.map { self.run(planned: $0, notBefore: run.due) }
        case .timer(let length, _, _):
            let length = Self.seconds(of: length)
            let gone = 1 + Int((moment.timeIntervalSince(run.planned) / length).rounded(.down))
            runsLeft = runsLeft.map { max(0, $0 - gone) }
            next = self.run(planned: run.planned.addingTimeInterval(length * Double(gone)), notBefore: run.due)
        }
        if isSpent { (isEnabled, next) = (false, nil) }
    }

    func firstRun(from now: Date, in zone: TimeZone?) -> Run? {
        switch timing {
        case .once(let moment, _): zone.map { run(planned: moment.date(in: $0)) }
        case .weekly: zone.flatMap { timing.next(after: now, in: $0) }.map { run(planned: $0) }
        case .timer(let length, _, _): run(planned: now.addingTimeInterval(Self.seconds(of: length)))
        }
    }

    /// A run with its delay. However short that is, it does not overtake the run before.
    private func run(planned: Date, notBefore earlier: Date = .distantPast) -> Run {
        let delay = timing.delay(of: id, at: planned).inSeconds
        return Run(planned: planned, due: max(planned.addingTimeInterval(delay), earlier))
    }

    static func seconds(of length: Duration) -> TimeInterval { max(length.inSeconds, shortestTimer) }
}
