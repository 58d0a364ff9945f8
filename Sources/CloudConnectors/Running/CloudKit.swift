package import BridgeCore

/// What speaks one vendor's protocol.
package struct CloudKit: Sendable {
    /// Makes what speaks for an account. Making it sends nothing.
    package var voice: @Sendable (CloudAccount, any SecretDrawer) -> CloudVoice

    /// Makes a kit.
    package init(_ voice: @escaping @Sendable (CloudAccount, any SecretDrawer) -> CloudVoice) {
        self.voice = voice
    }
}

/// What speaks with a cloud for one account. Its halves are made together, so that they log in as one: a cloud that declines the
/// account is not asked by each of them.
package struct CloudVoice: Sendable {
    /// Brings the account's devices into the home.
    package var connector: any CloudConnector
    /// Makes what shows lights of the bridge to the cloud; `nil` if the account says too little for that.
    package var share: @Sendable (Bridge) -> (any CloudShare)?

    /// What the owner can do in the cloud; `nil` if that is nothing.
    package var chores: CloudChores?

    /// Makes a voice.
    package init(
        connector: any CloudConnector, share: @escaping @Sendable (Bridge) -> (any CloudShare)? = { _ in nil },
        chores: CloudChores? = nil
    ) {
        self.connector = connector
        self.share = share
        self.chores = chores
    }
}
