package import BridgeCore
package import HomeModel

/// What a connector hands its news to and gets its orders from.
package struct CloudPort: Sendable {
    /// Says that the account is logged in and has these devices. Those that the home knows of the account and that are not
    /// among them become unreachable. To be called once per connection, before anything else.
    package func connected(_ devices: [CloudDevice]) async {}

    /// Hands in something that the cloud said.
    package func hear(_ news: CloudNews) async {}

    /// Carries out orders until the task is cancelled: one at a time for each lamp, newer ones merged into the one that
    /// waits, no faster than the limits.
    ///
    /// - Parameter send: sends one order, and returns when the cloud took it. A `CloudFailure` that concerns one device or one
    ///   order (`deviceIsAway`, `notFollowed`, `notAllowed`) is told to the home; any other error ends the connection.
    /// - Throws: what `send` throws, if that ends the connection; `CancellationError`.
    package func carryOut(
        _ send: @escaping @Sendable (LightAddress, LightAction) async throws -> OrderReceipt
    ) async throws {}
}
