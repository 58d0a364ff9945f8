/// Why an order could not be delivered, which knows whom that concerns. Any other error of an order ends the connection.
package protocol OrderFailure: Error, CustomStringConvertible {
    /// Whom it concerns.
    var concern: OrderConcern { get }
}

/// Whom a failure of an order concerns.
package enum OrderConcern: Sendable, Hashable {
    /// This order, or its device.
    case order
    /// The device, which cannot be reached.
    case device
    /// All orders, for a while.
    case pause(Duration)
    /// The other side, which may be better at the next order.
    case backend
    /// The connection, which is no more.
    case connection
}
