@testable import CloudEmulators
import Connectivity
import Testing

/// A WebSocket to the cloud, in the hands of a test. Read by one reader at a time.
struct EWeLinkLine: Sendable {
    let connection: WebSocketConnection

    func send(_ frame: JSONValue) async throws { try await connection.send(frame.text) }

    /// The next text as it came; `nil` when the cloud has closed the connection.
    func text() async throws -> String? {
        var messages = connection.messages.makeAsyncIterator()
        guard case .text(let text)? = try await messages.next() else { return nil }
        return text
    }

    /// The next frame.
    func next() async throws -> JSONValue { try JSONValue(parsing: try #require(try await text()).utf8) }

    /// The next frame that is so.
    func next(where isSo: (JSONValue) -> Bool) async throws -> JSONValue {
        while true {
            let frame = try await next()
            if isSo(frame) { return frame }
        }
    }

    /// The reply to a frame.
    func ask(_ frame: JSONValue) async throws -> JSONValue {
        try await send(frame)
        return try await next { $0["action"] == nil && $0["sequence"] == frame["sequence"] }
    }

    /// Answers the next order in a device's place.
    @discardableResult
    func follow(error: Int64 = 0) async throws -> JSONValue {
        let order = try await next { $0["action"] == "update" }
        try await send([
            "error": .int(error), "deviceid": order["deviceid"] ?? .null, "sequence": order["sequence"] ?? .null,
            "userAgent": "device",
        ])
        return order
    }
}

extension EWeLinkBench {
    func connect<Result: Sendable>(_ body: @escaping @Sendable (EWeLinkLine) async throws -> Result) async throws -> Result {
        let url = base.replacing("http", with: "ws") + "/api/ws"
        return try await WebSocketClient(url, clock: .live).connect { try await body(EWeLinkLine(connection: $0)) }
    }

    /// An app of somebody, after its handshake.
    func app<Result: Sendable>(
        _ person: Person, _ body: @escaping @Sendable (EWeLinkLine) async throws -> Result
    ) async throws -> Result {
        try await connect { line in
            let reply = try await line.ask(Self.online(person))
            try #require(reply["error"] == 0, "\(reply.text)")
            return try await body(line)
        }
    }

    /// A device, after its handshake.
    func device<Result: Sendable>(
        _ id: String, _ body: @escaping @Sendable (EWeLinkLine) async throws -> Result
    ) async throws -> Result {
        try await connect { line in
            let reply = try await line.ask(Self.register(id))
            try #require(reply["error"] == 0, "\(reply.text)")
            return try await body(line)
        }
    }

    static func online(_ person: Person, sequence: JSONValue = "1553068800123") -> JSONValue {
        [
            "action": "userOnline", "version": 8, "ts": 1_553_068_800, "at": .string(person.at), "userAgent": "app",
            "apikey": .string(person.apikey), "appid": .string(person.appid), "nonce": "ab12cd34", "sequence": sequence,
        ]
    }

    static func register(_ id: String, key: String? = nil, version: Int64 = 8) -> JSONValue {
        [
            "action": "register", "version": .int(version), "deviceid": .string(id), "ts": 553, "userAgent": "device",
            "apikey": .string(key ?? "bbbbbbbb-0000-4000-8000-00\(id)"), "d_seq": 1,
        ]
    }

    /// A frame of an app about a device.
    static func frame(
        _ action: String, _ id: String, of owner: String, _ params: JSONValue, sequence: JSONValue = "1553068801000"
    ) -> JSONValue {
        [
            "action": .string(action), "deviceid": .string(id), "apikey": .string(owner), "userAgent": "app",
            "sequence": sequence, "ts": 0, "params": params,
        ]
    }
}
