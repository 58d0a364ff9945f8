/// Which way of mDNS is used (Docs/Discovery.md §5).
package enum MDNSMode: String, Sendable, CaseIterable {
    /// The system's daemon while it answers, otherwise embedded.
    case auto
    /// Only the system's daemon; waits for it as long as need be.
    case daemon
    /// Only our own responder.
    case embedded
    /// No mDNS.
    case off
}

/// How the bridge is announced. The defaults are those of Docs/Discovery.md.
package struct DiscoverySettings: Sendable, Equatable {
    /// Way of mDNS.
    package var mdns: MDNSMode
    /// Whether SSDP is spoken.
    package var ssdp: Bool
    /// IPv4 address whose interface alone is used; nil (or `0.0.0.0`) means every interface but loopback.
    /// Loopback is used only when a loopback address stands here.
    package var bindAddress: String?
    /// UDP port of SSDP; every client expects 1900.
    package var ssdpPort: Int
    /// Time between two looks at the network interfaces: changes are to be noticed within 3 s.
    package var interfacePeriod: Duration = .milliseconds(1500)
    /// Time between two rounds of NOTIFY: well below the max-age of 100 s.
    package var notifyPeriod: Duration = .seconds(60)
    /// Wait before anything that failed (a bound port, a broken responder) is tried again.
    package var retryPeriod: Duration = .seconds(3)
    /// Time between two looks for the system's daemon while it is away.
    package var daemonPeriod: Duration = .seconds(2)
    /// How long the daemon may take to register us; probing takes it one second, each renaming another.
    package var daemonPatience: Duration = .seconds(10)
    /// Longest wait for a C library to let go at the end; a whole stop must stay below one second.
    package var stopLimit: Duration = .milliseconds(700)

    /// The defaults announce both ways, everywhere.
    package init(mdns: MDNSMode = .auto, ssdp: Bool = true, bindAddress: String? = nil, ssdpPort: Int = 1900) {
        self.mdns = mdns
        self.ssdp = ssdp
        self.bindAddress = bindAddress
        self.ssdpPort = ssdpPort
    }
}
