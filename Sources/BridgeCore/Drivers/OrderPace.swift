/// Keeps orders from going out faster than a number of them within a period, whichever period one looks at.
struct OrderPace: Sendable {
    private let orders: Int
    private let period: Duration
    /// Uptimes of the latest orders, oldest first, no more of them than count.
    private var sent: [Duration] = []
    private var pause = Duration.zero

    init(_ limits: OrderLimits) {
        orders = max(limits.orders, 1)
        period = limits.period
    }

    /// Uptime at which the next order may go out.
    var earliest: Duration {
        max(pause, sent.count < orders ? .zero : sent[0] + period)
    }

    mutating func pause(until then: Duration) { pause = max(pause, then) }

    mutating func send(at now: Duration) {
        if sent.count == orders { sent.removeFirst() }
        sent.append(now)
    }
}
