/// A block of addresses in CIDR notation, such as `192.168.0.0/16` or `fd00::/8`.
package struct AddressNetwork: Hashable, Sendable {
    private let prefix: UInt128
    private let mask: UInt128

    /// A block from its text form; nil when the address or the length makes no sense.
    /// A bare address is a block of one.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = parts.first.flatMap({ PeerAddress($0) }) else { return nil }
        let width = address.isIPv4 ? 32 : 128
        guard let length = parts.count == 2 ? Int(parts[1]) : width, (0...width).contains(length) else { return nil }
        // IPv4 blocks sit in the last 32 bits of IPv6 space, so the 96 bits before them always have to match.
        let freeBits = width - length
        mask = freeBits == 128 ? 0 : UInt128.max << UInt128(freeBits)
        prefix = address.bits & mask
    }

    /// Whether the address lies in this block.
    package func contains(_ address: PeerAddress) -> Bool {
        address.bits & mask == prefix
    }
}
