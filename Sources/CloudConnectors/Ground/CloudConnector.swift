package import BridgeCore

/// Speaks one vendor's protocol with one account.
package protocol CloudConnector: Backend {
    /// Logs in and lists the devices, for an owner who wants to know whether the account works. Changes nothing.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    func look() async throws -> [BackendDevice]
}
