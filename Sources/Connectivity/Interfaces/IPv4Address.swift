/// An IPv4 address as a number, so that subnets are arithmetic.
package struct IPv4Address: Sendable, Hashable, CustomStringConvertible {
    /// First octet in the highest bits.
    package let bits: UInt32

    /// Makes an address of its number, the first octet in the highest bits.
    package init(bits: UInt32) {
        self.bits = bits
    }

    /// Reads four decimal octets; anything else, such as a host name or IPv6, is nil.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard part.count <= 3, let octet = UInt8(part) else { return nil }
            bits = bits << 8 | UInt32(octet)
        }
        self.bits = bits
    }

    package var description: String {
        [24, 16, 8, 0].map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
    }

    /// 127.0.0.0/8: this machine.
    package var isLoopback: Bool { bits >> 24 == 127 }
    /// 0.0.0.0: no address at all.
    package var isUnspecified: Bool { bits == 0 }
    /// 224.0.0.0/4 and everything above, the limited broadcast included.
    package var isMulticastOrAbove: Bool { bits >= 0xE000_0000 }
}
