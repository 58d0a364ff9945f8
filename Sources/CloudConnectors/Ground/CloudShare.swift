/// Shows lights of this bridge to one vendor's cloud, and lets it switch them.
package protocol CloudShare: Sendable {
    /// Works until the connection is lost or the task is cancelled. It does not retry: it throws, and is called again after a
    /// while.
    ///
    /// - Throws: `CloudFailure` or `ConnectionFailure`: why it is over.
    func run() async throws
}
