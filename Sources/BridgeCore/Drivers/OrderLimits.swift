/// How fast a driver may speak, and how long it waits to see an order followed.
package struct OrderLimits: Sendable, Hashable {
    /// The shortest time between two orders to the same lamp.
    package var lampInterval: Duration
    /// How many orders may go out within `period`, to all lamps together.
    package var orders: Int
    /// The time that `orders` is counted in.
    package var period: Duration
    /// How many orders may go out at once after a rest, where only the long run counts; `nil` where no period may ever see more
    /// than `orders`.
    package var burst: Int?
    /// As how many orders one to a group of lamps counts.
    package var groupCost: Int
    /// How many lamps may have an order under way at the same time.
    package var underWay: Int
    /// How long after an order was taken the lamp may take to say that it follows; `nil` if lamps say nothing.
    package var patience: Duration?
    /// How long an order may wait to be sent; `nil` for as long as it takes.
    package var longestWait: Duration?
    /// Whether a lamp that says nothing in its time is taken to have followed.
    package var trustsSilence: Bool
    /// Whether lamps say how they are set while they are still on their way there, after they have said where they go.
    package var reportsFades: Bool

    /// Makes limits.
    ///
    /// - Parameter longestWait: as long as `patience` if it is left out.
    package init(
        lampInterval: Duration, orders: Int, per period: Duration, burst: Int? = nil, groupCost: Int = 1, underWay: Int,
        patience: Duration?, longestWait: Duration? = nil, trustsSilence: Bool = false, reportsFades: Bool = false
    ) {
        self.lampInterval = lampInterval
        self.orders = orders
        self.period = period
        self.burst = burst
        self.groupCost = groupCost
        self.underWay = underWay
        self.patience = patience
        self.longestWait = longestWait ?? patience
        self.trustsSilence = trustsSilence
        self.reportsFades = reportsFades
    }
}
