import HomeModel

/// Does something that is meant to go on for ever: starts it again when it ends, waiting longer each time it fails soon.
package struct RestartLoop: Sendable {
    /// How one run ended.
    package struct End: Sendable {
        /// Why; `nil` when it just ended.
        package let failure: (any Error)?
        /// How long it is until the next run.
        package let wait: Duration
        /// Whether the failure is worth a line in the log: it is another one than the last, or comes after a good run.
        package let isNews: Bool
    }

    private let world: World
    private let patience: RestartPatience

    /// Makes a loop.
    ///
    /// - Parameters:
    ///   - world: time and chance.
    ///   - patience: how long to wait.
    package init(_ patience: RestartPatience, world: World) {
        self.patience = patience
        self.world = world
    }

    /// Runs until the task is cancelled.
    ///
    /// - Parameters:
    ///   - work: one run.
    ///   - onEnd: told of the end of each run, before the wait. What it throws ends the loop.
    /// - Throws: what `onEnd` throws.
    package func run<Failure: Error>(
        _ work: @Sendable () async throws -> Void, onEnd: @Sendable (End) async throws(Failure) -> Void
    ) async throws(Failure) {
        var (patience, told) = (patience, "")
        while !Task.isCancelled {
            let started = world.now().uptime
            var failure: (any Error)?
            do {
                try await work()
            } catch {
                failure = error
            }
            guard !Task.isCancelled else { return }
            let ran = world.now().uptime - started
            let wait = patience.wait(afterRunning: ran, failure, chance: world.randomFraction())
            let words = failure.map { "\($0)" }
            let isNews = words != nil && (words != told || ran >= RestartPatience.goodRun)
            told = words ?? told
            // Whoever is told of the wait may count on its end.
            let end = world.now().uptime + wait
            try await onEnd(End(failure: failure, wait: wait, isNews: isNews))
            try? await world.sleepUntil(end)
        }
    }
}
