/// Where a device on the LAN can be spoken with. An address is only where it was last; what tells a device apart is its identity.
package struct LanAddress: Sendable, Hashable, Codable, CustomStringConvertible {
    /// An IP address or a host name.
    package let host: String
    /// A port; `nil` for the usual one of its kind.
    package let port: Int?

    /// Makes an address.
    package init(host: String, port: Int? = nil) {
        self.host = host
        self.port = port
    }

    /// Reads `host`, `host:port`, `[v6]` or `[v6]:port`; `nil` if it is neither.
    package init?(_ text: String) {
        let (host, rest): (Substring, Substring)
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            (host, rest) = (text[text.index(after: text.startIndex)..<end], text[text.index(after: end)...])
        } else if text.filter({ $0 == ":" }).count > 1 {
            (host, rest) = (text[...], "")
        } else {
            let colon = text.firstIndex(of: ":") ?? text.endIndex
            (host, rest) = (text[..<colon], text[colon...])
        }
        guard !host.isEmpty, host.utf8.count <= 253, host.utf8.allSatisfy(Self.allows) else { return nil }
        self.host = String(host)
        guard !rest.isEmpty else {
            port = nil
            return
        }
        guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), (1...65_535).contains(port) else { return nil }
        self.port = port
    }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "%"): true
        default: false
        }
    }

    package var description: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return port.map { "\(shown):\($0)" } ?? shown
    }
}
