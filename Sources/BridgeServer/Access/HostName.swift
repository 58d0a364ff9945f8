/// The host part of a `Host` header or an origin, taken apart from its port.
struct HostName: Hashable, Sendable {
    /// The name or address, without brackets and port, in lower case.
    let name: String
    /// The port, if one is written.
    let port: UInt16?

    /// Nil when the text is not `name`, `name:port`, `[v6]` or `[v6]:port`.
    init?(_ text: some StringProtocol) {
        let host: Substring
        let rest: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = Substring(text[text.index(after: text.startIndex)..<end])
            rest = Substring(text[text.index(after: end)...])
            guard host.contains(":") else { return nil }
        } else {
            let colon = text.firstIndex(of: ":") ?? text.endIndex
            host = Substring(text[..<colon])
            rest = Substring(text[colon...])
        }
        guard !host.isEmpty, rest.isEmpty || Self.isPort(rest) else { return nil }
        name = host.lowercased()
        port = UInt16(rest.dropFirst())
    }

    /// Whether the host is an IP literal.
    var isAddress: Bool { PeerAddress(name) != nil }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && UInt16(text.dropFirst()) != nil
    }
}
