package import HTTPTypes
package import HummingbirdCore

extension ResponseHeaders {
    /// The answer to `HEAD` and `OPTIONS` on a path of the API: 200, nothing in it, and the cross-origin fields
    /// (Docs/HueV1.md §1.2). Nil for other methods, which go to the API itself.
    package func answer(toBare method: HTTPRequest.Method) -> Response? {
        switch method {
        case .head, .options: Response(status: .ok, headers: api(contentLength: 0))
        default: nil
        }
    }
}
