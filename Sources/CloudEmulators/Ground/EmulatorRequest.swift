package import Connectivity
import Foundation
package import HTTPTypes

/// A request to an emulated cloud, whole.
package struct EmulatorRequest: Sendable {
    /// The method.
    package let method: HTTPRequest.Method
    /// The path's segments, unescaped.
    package let segments: [String]
    /// The query's members in their order, unescaped.
    package let query: [(name: String, value: String)]
    /// Header fields.
    package let headers: HTTPFields
    /// What was sent along.
    package let body: [UInt8]
    /// The address it came from; `nil` for none.
    package let peer: String?
    /// Base URL that the client used, from its `Host`: `http://127.0.0.1:1234`.
    package let base: String

    /// Makes a request of what came over a connection.
    ///
    /// - Parameter target: path and query as on the wire.
    package init(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields = [:], body: [UInt8] = [], peer: String? = nil,
        base: String = "http://127.0.0.1"
    ) {
        self.method = method
        self.headers = headers
        self.body = body
        self.peer = peer
        self.base = base
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        segments = (halves.first ?? "").split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        query = halves.count > 1 ? WebForm.members(of: halves[1]) : []
    }

    /// The first member of the query with a name.
    package func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// The body as JSON; `nil` if it is not.
    package var json: JSONValue? { try? JSONValue(parsing: body) }
}
