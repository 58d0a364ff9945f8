package import HomeModel

/// What became of the orders of a driver so far.
package struct OrderCounts: Sendable, Hashable {
    /// Orders that were sent.
    package var sent = 0
    /// Orders that never had to be sent, since a newer one for the same lamp took them in.
    package var merged = 0
    /// Orders that could not be delivered.
    package var failed = 0
    /// Orders that were delivered, and that the lamp did not say it follows within its time.
    package var unconfirmed = 0

    /// Nothing yet.
    package init() {}
}

/// The orders of one driver: which lamp gets what next, and whether it followed. It knows no clock and sends nothing: every
/// verb is told the time, as uptime.
///
/// Of each lamp one order is under way and one waits; newer ones merge into the one that waits. While an order waits or is
/// under way, or has been delivered and may still be followed, what the lamp says is remembered but not passed on: it could
/// only take the home back to what is already past. A lamp that has not followed in time is reported as it says it is, and so is
/// one whose order could not even be sent in that time.
package struct OrderBook: Sendable {
    let limits: OrderLimits
    var pace: OrderPace
    var lines: [LightAddress: OrderLine] = [:]
    /// Lamps that have an order waiting, in the order in which they asked.
    var queue: [LightAddress] = []
    var underWay = 0
    /// What became of the orders so far.
    package internal(set) var counts = OrderCounts()

    /// Makes a book without lamps.
    ///
    /// - Parameter counts: what became of orders before.
    package init(limits: OrderLimits, counts: OrderCounts = OrderCounts()) {
        self.limits = limits
        self.counts = counts
        pace = OrderPace(limits)
    }

    /// A lamp is in the home, set so.
    package mutating func adopt(_ lamp: LightAddress, _ light: Light) {
        var line = lines[lamp] ?? OrderLine()
        line.abilities = light.abilities
        if line.said == LightReading() { line.said = LightReading(of: light.state) }
        lines[lamp] = line
    }

    /// The lamps of a device are no longer in the home.
    package mutating func forget(device identity: String) {
        for (lamp, line) in lines where lamp.identity == identity {
            if line.underWay != nil { underWay -= 1 }
            lines[lamp] = nil
        }
        queue.removeAll { $0.identity == identity }
    }

    /// A lamp is to do something.
    package mutating func take(_ action: LightAction, for lamp: LightAddress, at now: Duration) {
        if lines[lamp]?.waiting?.merge(action) == nil {
            lines[lamp, default: OrderLine()].waiting = action
            lines[lamp]?.waitingSince = now
            queue.append(lamp)
        } else {
            counts.merged += 1
        }
    }

    /// Nothing may be sent before an uptime.
    package mutating func pause(until then: Duration) { pace.pause(until: then) }

    /// The uptime at which `next` or `overdue` has something again; `nil` while nothing waits for its time. A moment that is
    /// past means at once.
    package var nextDue: Duration? {
        let deadlines = lines.values.compactMap { $0.deadline(limits) }
        guard underWay < limits.underWay else { return deadlines.min() }
        let ready = queue.compactMap { lamp in
            lines[lamp].flatMap { $0.underWay == nil ? max($0.earliest, pace.earliest) : nil }
        }
        return (deadlines + ready).min()
    }
}

/// One lamp in the book.
struct OrderLine: Sendable {
    /// An order that was delivered.
    struct Expected: Sendable {
        var action: LightAction
        var deadline: Duration
    }

    var abilities = LightAbilities(dims: false)
    /// What the lamp itself said last, each attribute by itself.
    var said = LightReading()
    var waiting: LightAction?
    /// Uptime since which an order waits.
    var waitingSince = Duration.zero
    var underWay: LightAction?
    var expected: Expected?
    /// Uptime before which nothing more may be sent to it.
    var earliest = Duration.zero

    var isBusy: Bool { waiting != nil || underWay != nil }

    /// Uptime at which it is too late for the order that waits to go out, or for the one that was delivered to be followed.
    func deadline(_ limits: OrderLimits) -> Duration? {
        if underWay != nil { return nil }
        if waiting != nil { return limits.patience.map { waitingSince + $0 } }
        return expected?.deadline
    }
}
