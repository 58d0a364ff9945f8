import CloudEmulators
import Connectivity

/// One side of a conversation over a WebSocket: asks and waits for the reply, keeping what is pushed in between.
struct HiveTalk {
    private let connection: WebSocketConnection
    private var messages: WebSocketMessages.AsyncIterator
    private var pushes: [JSONValue] = []
    private var requests = 0

    init(_ connection: WebSocketConnection) {
        self.connection = connection
        messages = connection.messages.makeAsyncIterator()
    }

    /// Asks; gives the reply.
    mutating func ask(_ action: String, _ members: [String: JSONValue] = [:]) async throws -> JSONValue {
        requests += 1
        let number = JSONValue.string("r\(requests)")
        let frame: [String: JSONValue] = ["action": .string(action), "requestId": number]
        try await connection.send(JSONValue.object(members.merging(frame) { $1 }).text)
        while true {
            let message = try await hear()
            if message["requestId"] == number { return message }
            pushes.append(message)
        }
    }

    /// Says something and does not wait.
    func say(_ text: String) async throws { try await connection.send(text) }

    /// The next thing that was said without being asked for.
    mutating func push() async throws -> JSONValue {
        pushes.isEmpty ? try await hear() : pushes.removeFirst()
    }

    /// What was pushed and not yet taken.
    var waiting: Int { pushes.count }

    mutating func hear() async throws -> JSONValue {
        guard case .text(let text) = try await messages.next() else { throw EmulatorProblem("the socket was closed") }
        return try JSONValue(parsing: text.utf8)
    }
}

extension HiveBench {
    /// Opens a WebSocket, logged in with a token if there is one.
    func talk<Result: Sendable>(
        as token: String? = nil, root: String = "api", _ body: @escaping @Sendable (inout HiveTalk) async throws -> Result
    ) async throws -> Result {
        let client = WebSocketClient(base.replacing("http", with: "ws") + "/\(root)/websocket", clock: .live)
        return try await client.connect { connection in
            var talk = HiveTalk(connection)
            if let token { _ = try await talk.ask("authenticate", ["token": .string(token)]) }
            return try await body(&talk)
        }
    }
}

extension JSONValue {
    /// A reply over a WebSocket as one text: `success`, or `403 Access is denied`.
    var verdict: String {
        guard self["status"] == "error" else { return self["status"]?.string ?? "?" }
        return "\(self["code"]?.int ?? 0) \(self["error"]?.string ?? "")"
    }
}
