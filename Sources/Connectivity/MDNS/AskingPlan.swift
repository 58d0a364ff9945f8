/// When to ask the same question next: soon after each other at first, then ever more seldom (RFC 6762 §5.2).
struct AskingPlan: Sendable, Hashable {
    /// Seldom enough to bother nobody, often enough for a service whose announcement was lost on the way.
    private static let longestWait = Duration.seconds(240)

    private(set) var next: Duration
    private var wait = Duration.seconds(1)

    /// - Parameter chance: 0..<1; spreads those who begin at the same time over 20…120 ms.
    init(at now: Duration, chance: Double) {
        next = now + .milliseconds(20) + .milliseconds(100) * chance
    }

    /// Whether it was asked so often that there is hardly hope for an answer: eight times in about two minutes.
    var isOver: Bool { wait >= Self.longestWait }

    mutating func asked(at now: Duration) {
        next = now + wait
        wait = min(wait * 2, Self.longestWait)
    }
}
