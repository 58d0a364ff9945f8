import Glibc

/// Asks the kernel for the interfaces.
///
/// `getifaddrs` rather than NIO's enumeration, which does not tell whether an interface is up: a pulled
/// cable keeps its address.
package enum InterfaceScan {
    /// Every interface that is up and can speak to a group, in the kernel's order; none when the kernel does not answer.
    package static func all() -> [NetworkInterface] {
        var head: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&head) == 0 else { return [] }
        defer { freeifaddrs(head) }
        var found: [NetworkInterface] = []
        for entry in sequence(first: head, next: { $0?.pointee.ifa_next }).compactMap({ $0 }) {
            guard let next = interface(entry.pointee) else { continue }
            if let place = found.firstIndex(where: { $0.index == next.index }) {
                let known = found[place]
                found[place] = NetworkInterface(
                    name: known.name, index: known.index, isLoopback: known.isLoopback, subnets: known.subnets + next.subnets
                )
            } else {
                found.append(next)
            }
        }
        return found
    }

    /// Linux has had one loopback interface, of this name, for ever.
    package static let loopbackNames = ["lo"]

    private static func interface(_ entry: ifaddrs) -> NetworkInterface? {
        func has(_ flag: Int) -> Bool { Int(entry.ifa_flags) & flag != 0 }
        let isLoopback = has(IFF_LOOPBACK)
        guard has(IFF_UP), has(IFF_RUNNING), isLoopback || has(IFF_MULTICAST), !has(IFF_POINTOPOINT)
        else { return nil }
        guard let address = ipv4(entry.ifa_addr), let mask = ipv4(entry.ifa_netmask) else { return nil }
        // An alias such as eth0:1 is the same interface with one more address.
        let name = String(cString: entry.ifa_name).prefix { $0 != ":" }
        let index = if_nametoindex(String(name))
        guard index != 0 else { return nil }
        return NetworkInterface(
            name: String(name), index: Int(index), isLoopback: isLoopback, subnets: [Subnet(address: address, mask: mask)]
        )
    }

    private static func ipv4(_ pointer: UnsafeMutablePointer<sockaddr>?) -> IPv4Address? {
        guard let pointer, pointer.pointee.sa_family == sa_family_t(AF_INET) else { return nil }
        return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
            IPv4Address(bits: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
        }
    }
}
