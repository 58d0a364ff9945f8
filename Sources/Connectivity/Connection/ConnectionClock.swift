/// Time, as connections need it. The real one is made where the program is put together; a test tells its own.
package struct ConnectionClock: Sendable {
    /// Time since some moment that does not change; never goes backwards.
    package var uptime: @Sendable () -> Duration
    /// Waits until an uptime; throws `CancellationError` when the task is cancelled meanwhile.
    package var sleepUntil: @Sendable (Duration) async throws -> Void

    /// Makes a clock of its parts.
    package init(
        uptime: @escaping @Sendable () -> Duration, sleepUntil: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.uptime = uptime
        self.sleepUntil = sleepUntil
    }

    /// Waits for a length of time; throws `CancellationError` when the task is cancelled meanwhile.
    package func sleep(for duration: Duration) async throws {
        try await sleepUntil(uptime() + duration)
    }

    /// Does something that must not take longer than a length of time.
    ///
    /// - Throws: `ConnectionFailure.timedOut` when it does; else what `work` throws.
    package func within<Result: Sendable>(
        _ length: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await sleep(for: length)
                throw ConnectionFailure.timedOut
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw ConnectionFailure.timedOut }
            return first
        }
    }
}
