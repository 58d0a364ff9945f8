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
    /// Sets of lamps that there is one message for, the largest first.
    var groups: [Set<LightAddress>] = []
    /// What became of the orders so far.
    package internal(set) var counts = OrderCounts()

    /// Makes a book without lamps.
    ///
    /// - Parameters:
    ///   - counts: what became of orders before.
    ///   - said: what lamps said last on an earlier connection. It is worth more than what the home believes of them, since
    ///     apps may have asked for something meanwhile that nobody told them.
    package init(limits: OrderLimits, counts: OrderCounts = OrderCounts(), said: [LightAddress: LightReading] = [:]) {
        self.limits = limits
        self.counts = counts
        lines = said.mapValues { OrderLine(said: $0) }
        pace = OrderPace(limits)
    }

    /// A lamp is in the home, set so.
    package mutating func adopt(_ lamp: LightAddress, _ light: Light) {
        var line = lines[lamp] ?? OrderLine()
        line.abilities = light.abilities
        // What the lamp has said by now is newer than what the home knows of it.
        var known = LightReading(of: light.state)
        known.merge(line.said)
        line.said = known
        lines[lamp] = line
    }

    /// Whether an order waits or is under way.
    package var isBusy: Bool { underWay > 0 || !queue.isEmpty }

    /// The uptime at which all lamps should be done with what was delivered to them; `nil` if nothing is expected of any.
    package var settles: Duration? {
        guard let patience = limits.patience else { return nil }
        return lines.values.compactMap { $0.expected.map { $0.deadline - patience } }.max()
    }

    /// What every lamp said last, to begin with on the next connection.
    package var said: [LightAddress: LightReading] {
        lines.mapValues { line in
            var line = line
            line.confirm()
            return line.said
        }
    }

    /// What a lamp said last, if the home should be told; `nil` while an order may still change it, or if it never said anything.
    package func standing(_ lamp: LightAddress) -> LightReading? {
        guard let line = lines[lamp], line.isAtRest, line.standing != LightReading() else { return nil }
        return line.standing
    }

    /// The lamps of a device are no longer in the home, but for some.
    package mutating func forget(device identity: String, but kept: Set<LightAddress> = []) {
        for (lamp, line) in lines where lamp.identity == identity && !kept.contains(lamp) {
            if line.underWay != nil { underWay -= 1 }
            lines[lamp] = nil
        }
        queue.removeAll { $0.identity == identity && !kept.contains($0) }
    }

    /// The lamps of a device are no longer in the home, and are still at the backend: what they say is remembered.
    package mutating func leave(device identity: String) {
        let said = said.filter { $0.key.identity == identity }
        forget(device: identity)
        for (lamp, reading) in said { lines[lamp] = OrderLine(said: reading) }
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

    /// There is one message for each of these sets of lamps.
    package mutating func group(_ groups: Set<Set<LightAddress>>) {
        let large = groups.filter { $0.count > 1 }.map { (lamps: $0, first: $0.map(\.identity).min() ?? "") }
        self.groups = large.sorted { ($1.lamps.count, $0.first) < ($0.lamps.count, $1.first) }.map(\.lamps)
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
