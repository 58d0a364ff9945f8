/// An IPv4 address as a number, so that subnets are arithmetic.
struct IPv4Address: Sendable, Hashable, CustomStringConvertible {
    /// First octet in the highest bits.
    let bits: UInt32

    init(bits: UInt32) {
        self.bits = bits
    }

    /// Reads four decimal octets; anything else, such as a host name or IPv6, is nil.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard part.count <= 3, let octet = UInt8(part) else { return nil }
            bits = bits << 8 | UInt32(octet)
        }
        self.bits = bits
    }

    var description: String {
        [24, 16, 8, 0].map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
    }

    var isLoopback: Bool { bits >> 24 == 127 }
    /// 0.0.0.0: no address at all.
    var isUnspecified: Bool { bits == 0 }
    /// 224.0.0.0/4 and everything above, the limited broadcast included.
    var isMulticastOrAbove: Bool { bits >= 0xE000_0000 }
}
