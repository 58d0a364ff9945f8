import Foundation
package import NIOCore

/// An IP address without port or scope, comparable across the ways one address can be written.
///
/// Every address is kept in IPv6 space, an IPv4 address as `::ffff:a.b.c.d`. A dual-stack socket reports IPv4
/// clients in just that form, so the mapped and the plain spelling of one client are the same value here.
package struct PeerAddress: Hashable, Sendable {
    /// The 128 bits of the address, first byte highest.
    let bits: UInt128

    /// The address of the other end of a connection; nil for a socket that has no IP address.
    package init?(_ address: SocketAddress) {
        switch address {
        case .v4(let v4):
            self.init(bits: UInt128(0xffff) << 32 | UInt128(UInt32(bigEndian: v4.address.sin_addr.s_addr)))
        case .v6(let v6):
            self.init(bits: withUnsafeBytes(of: v6.address.sin6_addr) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
        case .unixDomainSocket:
            return nil
        }
    }

    /// An address from its usual text form; a scope such as `%eth0` is ignored. Nil for anything else, names included.
    package init?(_ text: some StringProtocol) {
        let literal = text.prefix { $0 != "%" }
        guard let address = try? SocketAddress(ipAddress: String(literal), port: 0) else { return nil }
        self.init(address)
    }

    private init(bits: UInt128) {
        self.bits = bits
    }

    /// Whether the address came from IPv4.
    var isIPv4: Bool { bits >> 32 == 0xffff }
}
