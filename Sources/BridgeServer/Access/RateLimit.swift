import HomeModel

/// How often something may happen: so many times a second on average, and that many in one go.
struct RateLimit: Sendable {
    private let perSecond: Double
    private var left: Double
    private var last: Duration

    /// - Parameters:
    ///   - perSecond: how often; 0 for as often as one likes.
    ///   - now: uptime.
    init(perSecond: Int, at now: Duration) {
        self.perSecond = Double(perSecond)
        left = self.perSecond
        last = now
    }

    /// Whether it may happen now; if so, it counts.
    mutating func allows(at now: Duration) -> Bool {
        guard perSecond > 0 else { return true }
        left = min(left + max(now - last, .zero).inSeconds * perSecond, perSecond)
        last = now
        guard left >= 1 else { return false }
        left -= 1
        return true
    }

    /// Whether all of it could happen in one go again, so that nothing needs to be remembered.
    func isRested(at now: Duration) -> Bool {
        left + max(now - last, .zero).inSeconds * perSecond >= perSecond
    }
}
