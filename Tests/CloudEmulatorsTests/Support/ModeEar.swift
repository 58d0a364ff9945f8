@testable import CloudEmulators
import Connectivity
import GRDB
import Testing

/// Listens on one of the cloud's sockets.
struct ModeEar: Sendable {
    private let connection: WebSocketConnection

    init(_ connection: WebSocketConnection) { self.connection = connection }

    /// The next text, within five seconds.
    func next() async throws -> JSONValue {
        let connection = connection
        return try await ConnectionClock.live.within(.seconds(5)) {
            for try await message in connection.messages {
                if case .text(let text) = message { return try JSONValue(parsing: Array(text.utf8)) }
            }
            throw ConnectionFailure.lost("it said goodbye")
        }
    }

    /// The types of the next events.
    func types(_ count: Int) async throws -> [String] {
        var types: [String] = []
        for _ in 0..<count { types.append(try await next()["eventType"]?.string ?? "none") }
        return types
    }

    /// Whether the other side closes the socket, within five seconds and without another word.
    func isClosed() async throws -> Bool {
        do {
            _ = try await next()
            return false
        } catch let failure as ConnectionFailure {
            return failure != .timedOut
        }
    }
}

extension ModeBench {
    /// Listens while a test goes on.
    func listening(
        _ path: String, key: String? = nil, _ test: @escaping @Sendable (ModeEar) async throws -> Void
    ) async throws {
        let headers = key.map { ["Authorization": "ModeCloud \($0)"] } ?? [:]
        let client = WebSocketClient(base.replacing("http", with: "ws") + path, headers: headers, clock: .live)
        try await client.connect { try await test(ModeEar($0)) }
    }

    /// Listens to the events of somebody's homes.
    func hearing(_ person: Person, _ test: @escaping @Sendable (ModeEar) async throws -> Void) async throws {
        let hash = SecretHash.of(person.key)
        let id = try await cloud.database.read { try ModeSession.first($0, "hash", is: hash)?.id }
        let listener = ModeListener.session(try #require(id))
        let before = await cloud.room.count(of: listener)
        try await listening("/userSession/websocket", key: person.key) { ear in
            // The connection is open a moment before the cloud speaks to it.
            let isSeated = try await eventually { await cloud.room.count(of: listener) > before }
            #expect(isSeated)
            try await test(ear)
        }
    }

    /// Listens as a device, once the cloud takes it for connected.
    func being(_ device: Person, _ test: @escaping @Sendable (ModeEar) async throws -> Void) async throws {
        try await listening("/devices/\(device.id)/command", key: device.key) { ear in
            #expect(try await eventually { try await isConnected(device) })
            try await test(ear)
        }
    }

    func isConnected(_ device: Person) async throws -> Bool {
        try await ask("GET", "/devices/\(device.id)", key: device.key).json?["isConnected"] == true
    }

    /// The status that comes in place of a socket; 101 when there is one.
    func statusOfSocket(_ path: String, key: String? = nil) async throws -> Int {
        do {
            try await listening(path, key: key) { _ in }
            return 101
        } catch ConnectionFailure.refused(let status, _) {
            return status
        }
    }
}
