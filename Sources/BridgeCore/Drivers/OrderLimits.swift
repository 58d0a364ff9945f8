/// How fast a driver may speak, and how long it waits to see an order followed.
package struct OrderLimits: Sendable, Hashable {
    /// The shortest time between two orders to the same lamp.
    package var lampInterval: Duration
    /// How many orders may go out within `period`, to all lamps together.
    package var orders: Int
    /// The time that `orders` is counted in.
    package var period: Duration
    /// How many orders may be under way at the same time.
    package var underWay: Int
    /// How long after an order was taken the lamp may take to say that it follows; `nil` if lamps say nothing.
    package var patience: Duration?

    /// Makes limits.
    package init(
        lampInterval: Duration, orders: Int, per period: Duration, underWay: Int, patience: Duration?
    ) {
        self.lampInterval = lampInterval
        self.orders = orders
        self.period = period
        self.underWay = underWay
        self.patience = patience
    }
}
