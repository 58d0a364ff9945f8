package import HomeModel

/// What an answer depends on besides the home: the model of bridge played, the network it stands in, and the moment.
package struct V1Context: Sendable {
    /// The model of bridge played.
    package var profile: BridgeProfile
    /// Where the bridge can be reached.
    package var network: V1Network
    /// How error 7 quotes values.
    package var quoting: OffendingValue
    /// The moment.
    package var now: Instant

    /// Makes a context.
    package init(profile: BridgeProfile, network: V1Network, quoting: OffendingValue, now: Instant) {
        self.profile = profile
        self.network = network
        self.quoting = quoting
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

/// The home as v1 sees it at one moment.
package struct V1View: Sendable {
    /// The home.
    package let home: Home
    /// Its numbers.
    package let numbers: V1Numbers

    /// Makes a view.
    package init(home: Home, numbers: V1Numbers) {
        self.home = home
        self.numbers = numbers
    }

    func light(_ id: String) -> Light? { resourceID(id, in: numbers.lights).flatMap { home.lights[$0] } }
    func sensor(_ id: String) -> Sensor? { resourceID(id, in: numbers.sensors).flatMap { home.sensors[$0] } }
    func room(_ id: String) -> Room? { resourceID(id, in: numbers.groups).flatMap { home.rooms[$0] } }

    /// What an id in a path stands for. Only the plain decimal form counts: `01` is not `1`.
    private func resourceID(_ id: String, in list: NumberList) -> ResourceID? {
        guard let number = Int(id), String(number) == id else { return nil }
        return list[number]
    }
}
