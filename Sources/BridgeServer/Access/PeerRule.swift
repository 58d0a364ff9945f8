/// Which clients may speak to the bridge at all: those of the house.
///
/// The API has no encryption worth the name on port 80 and its keys never expire, so an address from the open
/// Internet is refused whatever it asks, even if a router forwards it here by mistake.
package struct PeerRule: Sendable {
    /// Private, link-local and loopback blocks of both families (RFC 1918, RFC 3927, RFC 4193, RFC 4291).
    private static let house = [
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8",
        "fc00::/7", "fe80::/10", "::1/128",
    ].compactMap(AddressNetwork.init)

    private let networks: [AddressNetwork]

    /// - Parameter additional: further blocks the owner trusts, such as a VPN's.
    package init(additional: [AddressNetwork] = []) {
        networks = Self.house + additional
    }

    /// Whether a client at this address is served. Otherwise answer 403 and close.
    package func allows(_ peer: PeerAddress) -> Bool {
        networks.contains { $0.contains(peer) }
    }
}
