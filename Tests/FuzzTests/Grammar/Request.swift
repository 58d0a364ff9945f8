import Foundation

/// A request as the grammar means it: right in every respect.
struct Wish: Sendable {
    var method: String
    /// What follows the key; for `asker`s without one the whole path.
    var path: String
    var body: Value?
    var asker = Asker.app

    init(_ method: String, _ path: String, _ body: Value? = nil, by asker: Asker = .app) {
        self.method = method
        self.path = path
        self.body = body
        self.asker = asker
    }

    /// Who asks.
    enum Asker: Sendable {
        /// One of the apps that are registered.
        case app
        /// Somebody with a key that nobody has.
        case stranger
        /// Somebody without a key: the path is written in full.
        case nobody
    }

    /// What is asked, without ids: what requests are counted by.
    var endpoint: String {
        if asker != .app { return "\(method) by a \(asker)" }
        let segments = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let named = segments.enumerated().map { at, segment in
            let isID = at % 2 == 1 && !["config", "info", "capabilities"].contains(segments[0]) && segment != "new"
                && !Self.parts.contains(segment)
            return isID || at == 2 && segments[1] == "whitelist" ? "@" : segment
        }
        return "\(method) /" + named.joined(separator: "/")
    }

    private static let parts: Set = ["state", "config", "action", "stream", "lightstates", "conditions", "actions"]
}

/// A request as it is sent.
struct Request: Sendable {
    var method: String
    /// The whole path.
    var path: String
    var body: [UInt8]
    var contentType: String?
    /// What it was meant to be.
    let endpoint: String
    /// The key it comes with.
    let key: String?
    /// What was done to it on purpose; empty for one that is right.
    var mischief: [String] = []

    /// Stands in a wish for the key of the app that sends it.
    static let ownKey = "<own key>"

    /// What goes over the wire.
    var bytes: [UInt8] {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"]
        if !body.isEmpty || ["PUT", "POST"].contains(method) { lines.append("Content-Length: \(body.count)") }
        if let contentType { lines.append("Content-Type: " + contentType) }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}

extension Request: CustomStringConvertible {
    /// The request in one line, from which it can be sent again.
    var description: String {
        let text = String(decoding: body.prefix(2000), as: UTF8.self)
        let more = body.count > 2000 ? " … \(body.count) bytes" : ""
        let wrong = mischief.isEmpty ? "" : "   (\(mischief.joined(separator: ", ")))"
        return "\(method) \(path.prefix(400)) \(text)\(more)\(wrong)"
    }
}
