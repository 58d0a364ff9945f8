package import HTTPTypes
package import HummingbirdCore
package import NIOCore

/// The header fields of a real bridge's answers, in its order (Docs/HueV1.md §1.4), with `Content-Length` for chunks:
/// some clients break on chunked answers.
///
/// Hummingbird adds `Date` (and `Server`, if it is given a name) to a finished response. A field that exists is
/// changed where it stands, so both are put in place here and the order on the wire is ours.
/// The constant part is built once; an answer costs one copy and two values.
package struct ResponseHeaders: Sendable {
    private let api: HTTPFields
    private let plain: HTTPFields

    /// - Parameter keepAlive: false on port 80, where a real bridge closes after every answer.
    package init(keepAlive: Bool) {
        plain = HTTPFields(Self.front(keepAlive: keepAlive).compactMap(HTTPField.init))
        api = HTTPFields((Self.front(keepAlive: keepAlive) + Self.openness).compactMap(HTTPField.init))
    }

    /// Fields of an answer of the API.
    package func api(contentLength: Int, contentType: String = "application/json") -> HTTPFields {
        Self.filled(api, contentType, contentLength)
    }

    /// Fields of a file or page, which go without caching and cross-origin fields.
    package func plain(contentLength: Int, contentType: String) -> HTTPFields {
        Self.filled(plain, contentType, contentLength)
    }

    /// An answer of the API: JSON with status 200, whatever it says (Docs/HueV1.md §1.2).
    package func answer(json: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: api(contentLength: json.readableBytes), body: .init(byteBuffer: json))
    }

    /// A file or page.
    package func file(_ content: ByteBuffer, contentType: String, status: HTTPResponse.Status = .ok) -> Response {
        let fields = plain(contentLength: content.readableBytes, contentType: contentType)
        return Response(status: status, headers: fields, body: .init(byteBuffer: content))
    }

    private static func filled(_ fields: HTTPFields, _ contentType: String, _ contentLength: Int) -> HTTPFields {
        var fields = fields
        fields[.contentType] = contentType
        fields[.contentLength] = String(contentLength)
        return fields
    }

    private static func front(keepAlive: Bool) -> [(String, String)] {
        [
            ("Server", "nginx"),
            ("Date", ""),
            ("Content-Type", "application/json"),
            ("Content-Length", "0"),
            ("Connection", keepAlive ? "keep-alive" : "close"),
        ]
    }

    private static let openness = [
        ("Cache-Control", "no-store, no-cache, must-revalidate, post-check=0, pre-check=0"),
        ("Pragma", "no-cache"),
        ("Expires", "Mon, 1 Aug 2011 09:00:00 GMT"),
        ("Access-Control-Max-Age", "3600"),
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Credentials", "true"),
        ("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE, HEAD"),
        ("Access-Control-Allow-Headers", "Content-Type"),
    ]
}

extension HTTPField {
    fileprivate init?(_ field: (name: String, value: String)) {
        guard let name = Name(field.name) else { return nil }
        self.init(name: name, value: field.value)
    }
}
