/// The kinds of records that are understood, by their numbers.
enum DNSKind {
    static let ipv4: UInt16 = 1
    static let pointer: UInt16 = 12
    static let text: UInt16 = 16
    static let ipv6: UInt16 = 28
    static let service: UInt16 = 33
    static let any: UInt16 = 255
}

/// What a record says.
enum DNSData: Sendable, Hashable {
    case ipv4(IPv4Address)
    case pointer(DNSName)
    /// The strings of a TXT record, in their order.
    case text([[UInt8]])
    /// Sixteen bytes.
    case ipv6([UInt8])
    case service(priority: UInt16, weight: UInt16, port: UInt16, host: DNSName)
    /// Of a kind that is not understood. Names in it cannot be told from other bytes.
    case other(UInt16, [UInt8])

    var kind: UInt16 {
        switch self {
        case .ipv4: DNSKind.ipv4
        case .pointer: DNSKind.pointer
        case .text: DNSKind.text
        case .ipv6: DNSKind.ipv6
        case .service: DNSKind.service
        case .other(let kind, _): kind
        }
    }
}

/// One record of an answer.
struct DNSRecord: Sendable, Hashable {
    var name: DNSName
    /// Whether all that was known under this name and kind is to be forgotten in its favour (RFC 6762 §10.2).
    var isFlushing = false
    /// Seconds that it is good for; 0 says goodbye.
    var seconds: UInt32
    var data: DNSData
}

/// One question: which records of this name and kind are there?
struct DNSQuestion: Sendable, Hashable {
    var name: DNSName
    var kind: UInt16
    /// Whether the answer may come to the asker alone (RFC 6762 §5.4).
    var wantsUnicast = false
}
