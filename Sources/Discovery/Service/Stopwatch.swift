/// Time since the start, as a plain `Duration`: machines take it as an argument and need not know the kind of clock.
struct Stopwatch: Sendable {
    fileprivate let elapsed: @Sendable () -> Duration

    var now: Duration { elapsed() }
}

extension Clock where Duration == Swift.Duration {
    func startStopwatch() -> Stopwatch {
        let start = now
        return Stopwatch(elapsed: { start.duration(to: now) })
    }

    /// Sleeps, and returns early when the task is cancelled; loops ask `Task.isCancelled` themselves.
    func pause(for duration: Swift.Duration) async {
        try? await sleep(for: duration)
    }

    /// Waits for the task's cancellation and nothing else.
    func pauseUntilCancelled() async {
        while !Task.isCancelled { await pause(for: .seconds(86_400)) }
    }
}
