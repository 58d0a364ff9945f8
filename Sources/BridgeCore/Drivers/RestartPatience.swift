/// How long to wait before what has failed is tried again: longer each time it fails soon, and never all at the same moment.
package struct RestartPatience: Sendable {
    /// For what is near: one second at first, up to a minute.
    package static let usual = RestartPatience(first: .seconds(1), ceiling: .seconds(60), spread: 0)
    /// For a cloud, whose return is to be noticed within seconds. Many bridges lose the same cloud at the same moment, so up to
    /// half of each wait is left to chance.
    package static let cloud = RestartPatience(first: .milliseconds(250), ceiling: .milliseconds(1500), spread: 0.5)

    /// For one device: half a second at first, up to half a minute, and never all devices at the same moment.
    package static let device = RestartPatience(first: .milliseconds(500), ceiling: .seconds(30), spread: 0.5)

    /// A run that is at least this long was a good one.
    static let goodRun = Duration.seconds(60)

    private let first: Duration
    private let ceiling: Duration
    private let spread: Double
    private var strikes = 0

    /// Makes a patience.
    ///
    /// - Parameters:
    ///   - first: the wait after a good run.
    ///   - ceiling: the longest wait.
    ///   - spread: the part of each wait that is left to chance, 0…1.
    package init(first: Duration, ceiling: Duration, spread: Double) {
        self.first = first
        self.ceiling = ceiling
        self.spread = spread
    }

    /// How long to wait now.
    ///
    /// - Parameters:
    ///   - ran: how long the last run was.
    ///   - error: why it ended; an error that gives advice on when to try again is heeded.
    ///   - chance: a random number, 0..<1.
    package mutating func wait(afterRunning ran: Duration, _ error: (any Error)? = nil, chance: Double = 0) -> Duration {
        strikes = ran >= Self.goodRun ? 1 : min(strikes + 1, 16)
        let full = min(first * (1 << (strikes - 1)), ceiling)
        let wait = full * (1 - spread * chance)
        guard let advised = (error as? any RestartAdvice)?.restartAfter else { return wait }
        return max(advised, wait)
    }
}

/// An error that knows when it makes sense to try again.
package protocol RestartAdvice: Error {
    /// The shortest wait; `nil` if it does not matter.
    var restartAfter: Duration? { get }
}
