/// Keeps orders from going out too fast: no more than a number of them within a period, whichever period one looks at; or, where
/// a burst is allowed, no more in the long run.
struct OrderPace: Sendable {
    private let orders: Int
    private let period: Duration
    private let burst: Int?
    /// Uptimes of the latest orders, oldest first, no more of them than count.
    private var sent: [Duration] = []
    /// Uptime at which what went out so far is made up for, if a burst is allowed.
    private var evenAt = Duration.zero
    private var pause = Duration.zero

    init(_ limits: OrderLimits) {
        orders = max(limits.orders, 1)
        period = limits.period
        burst = limits.burst.map { max($0, 1) }
    }

    /// Uptime at which the next order may go out.
    var earliest: Duration {
        if let burst { return max(pause, evenAt - step * (burst - 1)) }
        return max(pause, sent.count < orders ? .zero : sent[0] + period)
    }

    private var step: Duration { period / orders }

    mutating func pause(until then: Duration) { pause = max(pause, then) }

    /// An order went out that counts as so many.
    mutating func send(at now: Duration, cost: Int = 1) {
        if burst != nil { return evenAt = max(now, evenAt) + step * cost }
        for _ in 0..<min(max(cost, 1), orders) {
            if sent.count == orders { sent.removeFirst() }
            sent.append(now)
        }
    }
}
