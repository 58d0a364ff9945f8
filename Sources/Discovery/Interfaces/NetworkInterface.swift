/// One of our own addresses with the network it lies in.
struct Subnet: Sendable, Hashable {
    let address: IPv4Address
    let mask: IPv4Address

    /// Whether the address is that of a host on this link: in the network, neither its name nor its broadcast address.
    func hasHost(_ other: IPv4Address) -> Bool {
        guard !other.isUnspecified, !other.isMulticastOrAbove else { return false }
        guard other.bits & mask.bits == address.bits & mask.bits else { return false }
        let host = other.bits & ~mask.bits
        // A /31 or /32 has no broadcast address: every address in it is a host.
        return ~mask.bits <= 1 || (host != 0 && host != ~mask.bits)
    }
}

/// A network interface that is up and has an IPv4 address.
struct NetworkInterface: Sendable, Hashable {
    let name: String
    /// The kernel's number for it; a new interface of an old name has a new one.
    let index: Int
    let isLoopback: Bool
    /// Never empty; the first is used where the question does not tell which.
    let subnets: [Subnet]

    /// Our address as seen by a host on this link, nil for a host elsewhere.
    func address(facing host: IPv4Address) -> IPv4Address? {
        subnets.first { $0.hasHost(host) }?.address
    }
}
