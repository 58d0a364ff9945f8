/// One of our own addresses with the network it lies in.
package struct Subnet: Sendable, Hashable {
    /// Our address.
    package let address: IPv4Address
    /// One bits where all hosts of the network agree.
    package let mask: IPv4Address

    /// Puts an address into its network.
    package init(address: IPv4Address, mask: IPv4Address) {
        self.address = address
        self.mask = mask
    }

    /// Whether the address is that of a host on this link: in the network, neither its name nor its broadcast address.
    package func hasHost(_ other: IPv4Address) -> Bool {
        guard !other.isUnspecified, !other.isMulticastOrAbove else { return false }
        guard other.bits & mask.bits == address.bits & mask.bits else { return false }
        let host = other.bits & ~mask.bits
        // A /31 or /32 has no broadcast address: every address in it is a host.
        return ~mask.bits <= 1 || (host != 0 && host != ~mask.bits)
    }
}

/// A network interface that is up and has an IPv4 address.
package struct NetworkInterface: Sendable, Hashable {
    /// The kernel's name for it: `eth0`.
    package let name: String
    /// The kernel's number for it; a new interface of an old name has a new one.
    package let index: Int
    /// Whether it leads to this machine alone.
    package let isLoopback: Bool
    /// Never empty; the first is used where the question does not tell which.
    package let subnets: [Subnet]

    /// Makes an interface of what the kernel says.
    package init(name: String, index: Int, isLoopback: Bool, subnets: [Subnet]) {
        self.name = name
        self.index = index
        self.isLoopback = isLoopback
        self.subnets = subnets
    }

    /// Our address as seen by a host on this link, nil for a host elsewhere.
    package func address(facing host: IPv4Address) -> IPv4Address? {
        subnets.first { $0.hasHost(host) }?.address
    }
}
