import HTTPTypes
import NIOHTTP1

/// A request that asks, in the way of RFC 6455 §4.2.1, for its connection to become a WebSocket.
struct WebSocketAsk: Sendable {
    /// The request as it came.
    let head: HTTPRequestHead
    /// What was asked for, as a request. Its host is its authority.
    let request: HTTPRequest

    /// `nil` when the head asks for something else, or for that in the wrong way.
    init?(_ head: HTTPRequestHead) {
        let headers = head.headers
        guard head.method == .GET, head.version == .http1_1, Self.hasNoBody(headers),
            headers[canonicalForm: "Upgrade"].contains(where: { $0.lowercased() == "websocket" }),
            headers[canonicalForm: "Connection"].contains(where: { $0.lowercased() == "upgrade" }),
            headers["Sec-WebSocket-Version"] == ["13"], headers["Sec-WebSocket-Key"].count == 1
        else { return nil }
        var fields = HTTPFields()
        for (name, value) in headers where name.lowercased() != "host" {
            guard let name = HTTPField.Name(name) else { return nil }
            fields.append(HTTPField(name: name, value: value))
        }
        self.head = head
        request = HTTPRequest(
            method: .get, scheme: nil, authority: headers.first(name: "Host"), path: head.uri, headerFields: fields)
    }

    private static func hasNoBody(_ headers: HTTPHeaders) -> Bool {
        headers["Transfer-Encoding"].isEmpty && headers["Content-Length"].allSatisfy { $0 == "0" }
    }
}
