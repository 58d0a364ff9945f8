import Connectivity
import Foundation

/// A device that is played behind a small web server of the test's.
protocol PlayedWeb: Sendable {
    func answer(_ request: PlayedRequest) async -> PlayedAnswer
    func opened(_ socket: PlayedSocket) async
    func heard(_ text: String, on socket: PlayedSocket) async
    func closed(_ socket: PlayedSocket) async
}

extension PlayedWeb {
    func opened(_ socket: PlayedSocket) async {}
    func heard(_ text: String, on socket: PlayedSocket) async {}
    func closed(_ socket: PlayedSocket) async {}
}

/// What becomes of a request.
enum PlayedAnswer: Sendable {
    case json(JSONValue, status: Int = 200)
    case text(String)
    /// The connection is reset.
    case reset
    /// The connection becomes a WebSocket.
    case socket
}

/// A request as it is read off the wire.
struct PlayedRequest: Sendable {
    let method: String
    let path: String
    let query: [String: String]
    /// Names in lower case.
    let headers: [String: String]
    let body: JSONValue?
    /// How many bytes it took.
    let length: Int

    /// `nil` while it is not whole.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let start = lines[0].split(separator: " ")
        guard start.count == 3, let parts = URLComponents(string: String(start[1])) else { return nil }
        let fields = lines.dropFirst().compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        headers = Dictionary(fields) { first, _ in first }
        let count = headers["content-length"].flatMap { Int($0) } ?? 0
        guard bytes.count >= end.upperBound + count else { return nil }
        length = end.upperBound + count
        method = String(start[0])
        path = parts.path
        query = Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        body = try? JSONValue(parsing: bytes[end.upperBound..<length])
    }
}
