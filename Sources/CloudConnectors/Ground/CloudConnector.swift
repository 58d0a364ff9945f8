package import BridgeCore

/// Speaks one vendor's protocol. Everything that is the same for all clouds is done on the other side of `CloudPort`:
/// merging and pacing orders, waiting for what devices say, telling the home.
package protocol CloudConnector: Sendable {
    /// How fast this cloud wants to be spoken to.
    var limits: OrderLimits { get }

    /// Logs in and lists the devices, for an owner who wants to know whether the account works. Changes nothing.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    func look() async throws -> [CloudDevice]

    /// Logs in, tells the port of the devices, then carries out orders and hands in news until the connection is lost or the
    /// task is cancelled. It does not retry: it throws, and is called again after a while.
    ///
    /// - Throws: `CloudFailure` or `ConnectionFailure`: why it is over.
    func run(_ port: CloudPort) async throws
}
