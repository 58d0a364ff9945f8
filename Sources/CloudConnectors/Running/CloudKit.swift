package import BridgeCore

/// What speaks one vendor's protocol.
package struct CloudKit: Sendable {
    /// Makes a connector for an account. Making one sends nothing.
    package var connector: @Sendable (CloudAccount, any SecretDrawer) -> any CloudConnector
    /// Makes what shows lights of the bridge to an account that shares them; `nil` if the account says too little for that.
    package var share: @Sendable (CloudAccount, any SecretDrawer, Bridge) -> (any CloudShare)?

    /// Makes a kit.
    package init(
        connector: @escaping @Sendable (CloudAccount, any SecretDrawer) -> any CloudConnector,
        share: @escaping @Sendable (CloudAccount, any SecretDrawer, Bridge) -> (any CloudShare)? = { _, _, _ in nil }
    ) {
        self.connector = connector
        self.share = share
    }
}

/// How an account is doing, and how it is kept.
package struct CloudStanding: Sendable {
    /// How it is kept.
    package var entry: AccountBook.Entry
    /// How its devices are doing; `nil` if it cannot be used.
    package var page: CloudLedger.Page?
    /// How the sharing of lights is doing; `nil` if none are shared.
    package var sharing: CloudLedger.Page?
}
