import Foundation

/// A request to a web service.
package struct WebRequest: Sendable, Hashable {
    /// The method in capital letters.
    package var method: String
    /// The path below the service's base URL, with its query: `/homes?userId=1`.
    package var path: String
    /// Header fields.
    package var headers: [String: String]
    /// What is sent along.
    package var body: [UInt8]

    /// Makes a request.
    package init(_ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }

    /// Makes a request with JSON.
    package init(_ method: String, _ path: String, headers: [String: String] = [:], json: JSONValue) {
        self.init(
            method, path, headers: headers.merging(["Content-Type": "application/json"]) { given, _ in given },
            body: json.bytes)
    }

    /// Makes a request with the fields of a web form, sent in the order of their names.
    package init(_ method: String, _ path: String, headers: [String: String] = [:], form: [String: String]) {
        self.init(
            method, path,
            headers: headers.merging(["Content-Type": "application/x-www-form-urlencoded"]) { given, _ in given },
            body: Array(Self.encoded(form).utf8))
    }

    /// The path and query of some segments and members, each escaped.
    package static func path(_ segments: [String], query: [String: String] = [:]) -> String {
        "/" + segments.map(escaped).joined(separator: "/") + (query.isEmpty ? "" : "?" + encoded(query))
    }

    private static func encoded(_ fields: [String: String]) -> String {
        fields.sorted { $0.key < $1.key }.map { escaped($0.key) + "=" + escaped($0.value) }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// What RFC 3986 calls unreserved, §2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

/// What a web service answered.
package struct WebAnswer: Sendable, Hashable {
    /// The HTTP status.
    package let status: Int
    /// Header fields, their names in lower case; of those with the same name the first.
    package let headers: [String: String]
    /// What came along.
    package let body: [UInt8]

    /// Makes an answer.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Whether the status is 200 to 299.
    package var isSuccess: Bool { (200..<300).contains(status) }

    /// The body as JSON; `nil` if it is not.
    package var json: JSONValue? { try? JSONValue(parsing: body) }

    /// How long the service asks to be left alone, in whole seconds, a quarter of an hour at most; `nil` if it does not say. Dates
    /// are not read.
    package var retryAfter: Duration? {
        headers["retry-after"].flatMap { Int($0) }.map { .seconds(min(max($0, 0), 900)) }
    }
}
