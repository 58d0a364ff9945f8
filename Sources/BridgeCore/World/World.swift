package import HomeModel

/// Time and chance, as the bridge gets them from outside. One is made where the program is put together; a test makes
/// one whose clock it tells the hour.
package struct World: Sendable {
    /// The present moment.
    package var now: @Sendable () -> Instant
    /// Waits until an uptime; throws `CancellationError` when the task is cancelled meanwhile.
    package var sleepUntil: @Sendable (Duration) async throws -> Void
    /// Bytes from the system's generator, fit for secrets.
    package var randomBytes: @Sendable (Int) -> [UInt8]

    /// Makes a world of its parts.
    package init(
        now: @escaping @Sendable () -> Instant,
        sleepUntil: @escaping @Sendable (Duration) async throws -> Void,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.sleepUntil = sleepUntil
        self.randomBytes = randomBytes
    }

    /// Waits for a length of time; throws `CancellationError` when the task is cancelled meanwhile.
    package func sleep(for duration: Duration) async throws {
        try await sleepUntil(now().uptime + duration)
    }

    /// A random number, 0..<1.
    package func randomFraction() -> Double {
        let bits = randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(bits >> 11) / Double(UInt64(1) << 53)
    }
}
