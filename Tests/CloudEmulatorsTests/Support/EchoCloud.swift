import CloudEmulators
import Connectivity
import Foundation
import HTTPTypes
import Synchronization

/// A tiny cloud: it repeats what it is told. `/slow` never answers by itself, `/socket` is a WebSocket that repeats every text,
/// `/room` one that only listens.
///
/// A lock, because requests come on tasks of their own.
final class EchoCloud: CloudEmulator {
    static let vendor = "echo"

    let outbox: Outbox
    let room = SocketRoom<String>()
    private let lamp = Mutex(JSONValue.object(["id": "lamp", "name": "Lamp", "connected": true, "on": false]))

    init(_ settings: EmulatorSettings = .test()) throws {
        outbox = try Outbox(in: EmulatorDatabase.open(settings.directory, vendor: Self.vendor))
    }

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        switch request.segments.first {
        case "slow":
            try? await ConnectionClock.live.sleep(for: .seconds(3600))
            return EmulatorAnswer(200)
        case "empty": return EmulatorAnswer(204)
        case "body": return EmulatorAnswer(200, bytes: request.body, type: "application/octet-stream")
        case "nonsense": return EmulatorAnswer(99)
        default:
            return EmulatorAnswer(200, [
                "method": .string("\(request.method)"), "path": .array(request.segments.map { .string($0) }),
                "base": .string(request.base), "peer": request.peer.map { .string($0) } ?? nil,
                "length": .int(Int64(request.body.count)),
            ])
        }
    }

    func socket(_ request: EmulatorRequest) async -> WebSocketHandler? {
        switch request.segments.first {
        case "socket": { try await Self.echo($0) }
        case "room": { [room] in await room.serve("all", $0) }
        default: nil
        }
    }

    func facts(at base: String) async -> [String: JSONValue] { ["color": "green"] }

    func run(at base: String) async throws {}

    func devices() async -> [JSONValue] { [lamp.withLock { $0 }] }

    func touch(device: String, _ wish: JSONValue) async -> Bool {
        guard device == "lamp" else { return false }
        lamp.withLock { $0 = .object(($0.object ?? [:]).merging(wish.object ?? [:]) { $1 }) }
        return true
    }

    func cutSockets() async { room.cutAll() }

    private static func echo(_ connection: WebSocketConnection) async throws {
        for try await message in connection.messages {
            switch message {
            case .text(let text): try await connection.send(text)
            case .binary(let bytes): try await connection.send(bytes)
            }
        }
    }
}
