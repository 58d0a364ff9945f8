/// Lets a burst through, then a steady rate.
struct TokenBucket: Equatable {
    private let capacity: Double
    private let perSecond: Double
    private var tokens: Double
    private var filled: Duration

    /// Starts full.
    init(capacity: Double, perSecond: Double, at now: Duration) {
        self.capacity = capacity
        self.perSecond = perSecond
        tokens = capacity
        filled = now
    }

    /// Takes one token; false when there is none.
    mutating func take(at now: Duration) -> Bool {
        tokens = level(at: now)
        filled = max(filled, now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    /// A full bucket remembers nothing and may be forgotten.
    func isFull(at now: Duration) -> Bool {
        level(at: now) >= capacity
    }

    private func level(at now: Duration) -> Double {
        let passed = max(.zero, now - filled) / .seconds(1)
        return min(capacity, tokens + passed * perSecond)
    }
}
