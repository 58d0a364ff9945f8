/// Which `Host` a request may name, so that no web page can reach the bridge by DNS rebinding.
///
/// A hostile page can point its *own name* at the bridge's address, and the browser then believes page and bridge
/// to be one site. It cannot do that with an IP literal, which no DNS answer changes, nor with our own names.
/// A request without `Host` does not come from a browser: HTTP/1.0 clients are served.
package struct HostRule: Sendable {
    private let names: Set<String>

    /// - Parameters:
    ///   - bridgeID: the 16 hex digits; clients that pin the certificate connect to it by name (Docs/Discovery.md §7).
    ///   - mac: the bridge's hardware address, with or without separators.
    ///   - machineName: this computer's host name, if known.
    ///   - additional: names the owner gave the bridge in their own DNS.
    package init(bridgeID: String, mac: String, machineName: String? = nil, additional: [String] = []) {
        let serial = mac.filter(\.isHexDigit)
        // Both mDNS host names that bridges have used, Docs/Discovery.md §1.
        var names = [bridgeID, "\(bridgeID).local", "\(serial).local", "Philips-hue.local", "localhost"]
        if let short = machineName?.split(separator: ".").first, let machineName {
            names += [machineName, String(short), "\(short).local"]
        }
        self.names = Set((names + additional).map(Self.canonical))
    }

    /// Whether a request with this `Host` (any port) is served. Otherwise answer 403.
    package func allows(host: String?) -> Bool {
        guard let host else { return true }
        guard let name = HostName(host) else { return false }
        return name.isAddress || isOurs(name)
    }

    /// Whether the host is one of the bridge's own names.
    func isOurs(_ host: HostName) -> Bool {
        names.contains(Self.canonical(host.name))
    }

    private static func canonical(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
