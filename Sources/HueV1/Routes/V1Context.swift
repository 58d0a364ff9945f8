package import HomeModel

/// What an answer depends on besides the home: the model of bridge played, the network it stands in, and the moment.
package struct V1Context: Sendable {
    /// The model of bridge played.
    package var profile: BridgeProfile
    /// Where the bridge can be reached.
    package var network: V1Network
    /// The moment.
    package var now: Instant

    /// Makes a context.
    package init(profile: BridgeProfile, network: V1Network, now: Instant) {
        self.profile = profile
        self.network = network
        self.now = now
    }
}

/// The network as the configuration shows it.
package struct V1Network: Sendable, Hashable {
    /// Dotted IPv4 address of the bridge.
    package var address: String
    /// Dotted IPv4 mask.
    package var netmask: String
    /// Dotted IPv4 address of the router.
    package var gateway: String

    /// Makes a network.
    package init(address: String, netmask: String, gateway: String) {
        self.address = address
        self.netmask = netmask
        self.gateway = gateway
    }
}
