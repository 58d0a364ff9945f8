import Connectivity

/// What an eWeLink account's chores need of whoever speaks for it. The cloud knows one session of an account and an app, so
/// they go the ways that are open anyway and log in to nothing themselves.
protocol EWeLinkErrands: Sendable {
    /// All devices of the account, afresh.
    func listing() async throws -> [EWeLinkListing]
    /// What a device said last, afresh.
    func params(of device: String) async throws -> EWeLinkParams
    /// Has a device set something.
    ///
    /// - Throws: `CloudFailure.deviceIsAway` when it cannot be reached.
    func set(_ params: EWeLinkParams, on device: String) async throws
    /// Asks with a body, or without.
    ///
    /// - Returns: a success.
    func ask(_ method: String, _ path: String, _ body: JSONValue?) async throws -> JSONValue
    /// Sends a frame on the account's open line, and waits for its answer, whatever that says.
    ///
    /// - Throws: `ChoreTrouble` when the account is not connected.
    func say(_ action: String, to device: EWeLinkListing, _ params: JSONValue) async throws -> JSONValue
}
