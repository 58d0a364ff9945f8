package import BridgeCore

/// Shows lights of this bridge to one vendor's cloud, and lets it switch them.
package protocol CloudShare: Sendable {
    /// Works until the connection is lost or the task is cancelled. It does not retry: it throws, and is called again after a
    /// while.
    ///
    /// - Parameter ledger: where it writes since when it is connected, and how many lights it shows.
    /// - Throws: `CloudFailure` or `ConnectionFailure`: why it is over.
    func run(_ ledger: BackendLedger) async throws

    /// Takes out of the cloud whatever it showed there, since the account is to be removed. It is called when `run` is over, and
    /// given a few seconds. Without anything shown it sends nothing.
    ///
    /// - Throws: `CloudFailure` or `ConnectionFailure`: why something may still be there.
    func withdraw() async throws
}
