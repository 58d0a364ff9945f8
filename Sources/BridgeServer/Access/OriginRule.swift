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
    /// A page the bridge served itself is one whose host is the request's own `Host`, or one of our names. An IP
    /// literal alone does not do: it may be any other device's page.
    package func allows(origin: String?, host: String?) -> Bool {
        guard let origin else { return true }
        if allowed.contains("*") || allowed.contains(origin.lowercased()) { return true }
        guard let page = Self.host(of: origin) else { return false }
        return hosts.isOurs(page) || (host.flatMap { HostName($0) } == page && hosts.allows(host: host))
    }

    private static func host(of origin: String) -> HostName? {
        for scheme in ["http://", "https://"] where origin.lowercased().hasPrefix(scheme) {
            return HostName(origin.dropFirst(scheme.count))
        }
        return nil
    }
}
