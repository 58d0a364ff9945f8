import Connectivity

/// An address published for the host name.
struct HostAddress: Equatable {
    let address: IPv4Address
    /// The interface it is published on; nil means all.
    let interfaceIndex: Int?

    /// The announcement's own address everywhere, or each interface's addresses on that interface alone: what a
    /// host on one link learns must be an address it can reach.
    static func list(for announcement: MDNSAnnouncement, on interfaces: [NetworkInterface]) -> [HostAddress] {
        if let own = announcement.address { return [HostAddress(address: own, interfaceIndex: nil)] }
        return interfaces.flatMap { interface in
            interface.subnets.map { HostAddress(address: $0.address, interfaceIndex: interface.index) }
        }
    }
}
