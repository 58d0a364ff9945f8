import Foundation

/// Where a DeviceHive server is: its REST service and its WebSocket.
struct HiveSite: Sendable, Hashable {
    /// Base URL of the REST service, without a slash at the end.
    let rest: String
    /// Where the WebSocket is if the server does not say.
    let usualSocket: String
    private let host: String
    private let isSecure: Bool

    /// Reads an address. What is left out is completed as the usual proxy has it: a bare host is spoken to in secret, and the
    /// path is `/api/rest`.
    ///
    /// - Throws: `.missing` when there is none or it cannot be understood: DeviceHive has no server for everybody.
    init(_ address: String?) throws(CloudFailure) {
        guard let text = address?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
            throw .missing("DeviceHive has no server for everybody: say where yours is, as in https://hive.example.org/api/rest")
        }
        guard var parts = URLComponents(string: text.contains("://") ? text : "https://" + text),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.query == nil, parts.fragment == nil
        else { throw .missing("\"\(text)\" is not the address of a DeviceHive server, such as https://hive.example.org/api/rest") }
        var path = parts.path
        while path.hasSuffix("/") { path.removeLast() }
        if path.isEmpty { path = "/api/rest" }
        (parts.scheme, parts.path) = (scheme, path)
        rest = parts.string ?? text
        parts.scheme = scheme == "https" ? "wss" : "ws"
        parts.path = (path.hasSuffix("/rest") ? String(path.dropLast("/rest".count)) : path) + "/websocket"
        usualSocket = parts.string ?? text
        self.host = host.lowercased()
        isSecure = scheme == "https"
    }

    /// Where the WebSocket is. A server that has been set up carelessly offers an address that is good for others only, and one
    /// that means ill could send the token elsewhere: an offer counts if it is of the same host and no less secret.
    func socket(offered: String?) -> String {
        guard let offered, let parts = URLComponents(string: offered), let scheme = parts.scheme?.lowercased(),
            scheme == "wss" || (scheme == "ws" && !isSecure), parts.host?.lowercased() == host, parts.user == nil
        else { return usualSocket }
        return offered
    }
}
