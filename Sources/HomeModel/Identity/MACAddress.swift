/// The hardware address the bridge shows; every other name of the bridge follows from it (Docs/Discovery.md §1).
package struct MACAddress: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Six octets in transmission order.
    package let octets: [UInt8]

    /// Makes an address from exactly six octets; `nil` otherwise.
    package init?(octets: [UInt8]) {
        guard octets.count == 6 else { return nil }
        self.octets = octets
    }

    /// Reads `00:17:88:24:96:fe`, also with dashes or without separators, in either case; `nil` if it is anything else.
    package init?(_ text: String) {
        let digits = text.filter { $0 != ":" && $0 != "-" }
        guard digits.count == 12, digits.allSatisfy(\.isHexDigit), digits.utf8.count == 12 else { return nil }
        let octets = stride(from: 0, to: 12, by: 2).compactMap { at in
            UInt8(digits.dropFirst(at).prefix(2), radix: 16)
        }
        self.init(octets: octets)
    }

    /// Makes a locally administered unicast address from six random octets; `nil` unless there are six.
    package init?(locallyAdministered random: [UInt8]) {
        guard let first = random.first else { return nil }
        self.init(octets: [first & 0xFC | 0x02] + random.dropFirst())
    }

    /// Lower case with colons, as in the configuration.
    package var description: String { octets.map(\.hex).joined(separator: ":") }

    /// Lower case without separators, as in serial numbers and host names.
    package var serial: String { octets.map(\.hex).joined() }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let address = MACAddress(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a MAC address")
        }
        self = address
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
