/// Speaks one protocol with one connection: a cloud account, a broker, a device on the LAN, a program of the owner's. Everything
/// that is the same for all of them is done on the other side of `BackendPort`: merging and pacing orders, waiting for what
/// devices say, telling the home.
package protocol Backend: Sendable {
    /// How fast it wants to be spoken to.
    var limits: OrderLimits { get }

    /// How long its devices still count as they were after the connection is lost: what restarts now and then is no news.
    var grace: Duration { get }

    /// Connects, tells the port of the devices, then carries out orders and hands in news until the connection is lost or the task
    /// is cancelled. It does not retry: it throws, and is called again after a while.
    ///
    /// - Throws: why it is over, in words for the owner.
    func run(_ port: BackendPort) async throws
}

extension Backend {
    /// None: without a connection nobody can be reached.
    package var grace: Duration { .zero }
}

/// A backend went without a word of why.
package struct BackendGoodbye: Error, Sendable, Hashable, CustomStringConvertible {
    /// What it says to the owner.
    package let description = "the connection is lost: the other side said goodbye"
}
