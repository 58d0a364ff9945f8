package import HTTPTypes
package import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// The short HTML page a web server answers with where the API does not reach, such as 404 for an unknown path
/// (Docs/HueV1.md §1.2).
package struct ErrorPage: Sendable {
    private let status: HTTPResponse.Status
    private let content: ByteBuffer

    /// - Parameter status: 400, 403, 404, 413, 429, 431 and their like.
    package init(_ status: HTTPResponse.Status) {
        let title = "\(status.code) \(status.reasonPhrase)"
        self.status = status
        content = ByteBuffer(string: """
            <html>\r
            <head><title>\(title)</title></head>\r
            <body>\r
            <center><h1>\(title)</h1></center>\r
            <hr><center>nginx</center>\r
            </body>\r
            </html>\r\n
            """)
    }

    /// The page as an answer. Where the client broke a rule of the transport or of access the connection ends with
    /// it, whatever the headers' profile says.
    package func response(_ headers: ResponseHeaders) -> Response {
        var fields = headers.plain(contentLength: content.readableBytes, contentType: "text/html")
        if status != .notFound { fields[.connection] = "close" }
        return Response(status: status, headers: fields, body: .init(byteBuffer: content))
    }

    /// The page as written by the connection itself, before there is a request to answer. It carries no `Date`.
    var parts: [HTTPResponsePart] {
        var head = response(ResponseHeaders(keepAlive: false)).head
        head.headerFields[.date] = nil
        return [.head(head), .body(content), .end(nil)]
    }
}
