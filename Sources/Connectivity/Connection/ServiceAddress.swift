import Foundation

/// The address of a service: a scheme, a host, a port and the beginning of a path.
struct ServiceAddress: Sendable, Hashable {
    let scheme: String
    let host: String
    let port: Int
    /// The path without a slash at its end, and the query if there is one.
    let path: String

    /// - Parameter schemes: the ones that are understood, with their usual ports.
    init(_ text: String, schemes: [String: Int]) throws(ConnectionFailure) {
        guard let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            let scheme = parts.scheme?.lowercased(), let usual = schemes[scheme],
            let host = parts.host.map(Self.withoutBrackets), !host.isEmpty,
            parts.user == nil, parts.fragment == nil, (1...65_535).contains(parts.port ?? usual)
        else { throw .badAddress(text) }
        self.scheme = scheme
        self.host = host
        port = parts.port ?? usual
        var path = parts.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }

    /// Brackets belong to the address of an IPv6 host in text, not to the host.
    private static func withoutBrackets(_ host: String) -> String {
        host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    }

    /// Whether it is spoken to in secret.
    var isSecure: Bool { scheme == "https" || scheme == "wss" }

    /// Host and port as they are written into requests.
    var authority: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    var text: String { "\(scheme)://\(authority)\(path)" }
}
