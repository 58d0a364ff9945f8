package import NIOCore

/// What the kernel wants to know for joining, leaving and aiming at a group, laid out as its `ip_mreqn`:
/// three 32-bit words, addresses in network order. Spelled here because the C struct's address fields belong to
/// whichever C module named them first, which is not one we may import.
package struct GroupRequest: Sendable {
    private let group: UInt32
    private let address: UInt32
    private let interface: Int32

    private init(group: IPv4Address?, address: IPv4Address?, interface: NetworkInterface) {
        self.group = (group?.bits ?? 0).bigEndian
        self.address = (address?.bits ?? 0).bigEndian
        self.interface = Int32(clamping: interface.index)
    }

    /// Names the interface by its index rather than its address: the membership then survives a change of address.
    package static func membership(in group: IPv4Address?, of interface: NetworkInterface) -> GroupRequest {
        GroupRequest(group: group, address: nil, interface: interface)
    }

    /// Messages to a group leave by this interface with this sender.
    package static func sending(from address: IPv4Address, on interface: NetworkInterface) -> GroupRequest {
        GroupRequest(group: nil, address: address, interface: interface)
    }

    /// - Throws: NIO's error when the kernel refuses.
    package func apply(_ option: NIOBSDSocket.Option, to channel: any Channel) async throws {
        guard let provider = channel as? any SocketOptionProvider else { return }
        try await provider.unsafeSetSocketOption(level: .ip, name: option, value: self).get()
    }
}
