/// Which web pages may call the API from a browser.
///
/// The real bridge lets every page call it. Any page the family opens could then collect keys while the link
/// button is pressed, so a foreign `Origin` is refused here unless the owner names it.
package struct OriginRule: Sendable {
    private let hosts: HostRule
    private let allowed: Set<String>

    /// - Parameters:
    ///   - hosts: what counts as our own name.
    ///   - allowed: origins as browsers send them, such as `https://panel.example`; `null` for pages without origin,
    ///     `*` for all.
    package init(hosts: HostRule, allowed: Set<String> = []) {
        self.hosts = hosts
        self.allowed = Set(allowed.map { $0.lowercased() })
    }

    /// Whether a request with these headers is served. Otherwise answer 403.
    ///
    /// A page the bridge served itself is one whose host and port are the request's own. Another port is another program,
    /// of this machine or of the client's.
    package func allows(origin: String?, host: String?) -> Bool {
        guard let origin else { return true }
        if allowed.contains("*") || allowed.contains(origin.lowercased()) { return true }
        guard let page = Self.page(of: origin), let asked = host.flatMap({ HostName($0) }) else { return false }
        let isSamePort = asked.port.map { $0 == page.port } ?? [80, 443].contains(page.port)
        return page.host.name == asked.name && isSamePort && hosts.allows(host: host)
    }

    /// Host and port of an origin; browsers leave the usual port of a scheme out.
    private static func page(of origin: String) -> (host: HostName, port: UInt16)? {
        for (scheme, usual) in [("http://", UInt16(80)), ("https://", 443)] where origin.lowercased().hasPrefix(scheme) {
            return HostName(origin.dropFirst(scheme.count)).map { ($0, $0.port ?? usual) }
        }
        return nil
    }
}
