import Foundation
import PorchlightTestKit
import RawSockets

/// A request as it goes over the wire.
struct Request: Sendable, CustomStringConvertible {
    let method: String
    private(set) var path: String
    private(set) var body: String?
    let fields: [String: String]
    /// Whether it asks for the connection to be closed.
    let hangsUp: Bool

    init(_ method: String, _ path: String, _ body: String? = nil, fields: [String: String] = [:], hangsUp: Bool = true) {
        self.method = method
        self.path = path
        self.body = body
        self.fields = fields
        self.hangsUp = hangsUp
    }

    var description: String { [method, path, body ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }

    /// The request with its names replaced by what they stand for.
    func filled(_ names: Names, from sender: Sender) throws -> Request {
        var request = self
        request.path = try names.fill(sender.prefix + path)
        request.body = try body.map(names.fill)
        return request
    }

    var wire: String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"]
        if hangsUp { lines.append("Connection: close") }
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        lines += fields.map { "\($0.key): \($0.value)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }
}

/// A bridge did not answer at all.
struct NoAnswer: Error {
    let request: Request
    let got: String
}

extension TestBridge {
    /// Sends a request over a connection of its own and reads until the bridge closes it.
    func send(_ request: Request) async throws -> Answer {
        guard let port = http.port else { throw NoAnswer(request: request, got: "no port") }
        let end = try await offPool {
            let client = try RawClient(port: port)
            client.send(request.wire)
            return client.readToEnd()
        }
        guard let answer = Answer(end.text, ending: end.ending) else { throw NoAnswer(request: request, got: end.text) }
        return answer
    }
}
