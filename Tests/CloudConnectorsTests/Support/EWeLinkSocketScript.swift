import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Synchronization

/// A cloud that is one WebSocket, in the hands of a test.
struct EWeLinkSocketScript: CloudEmulator {
    static let vendor = "scripted"

    let outbox: Outbox
    let handler: WebSocketHandler

    /// Serves one for the length of a test.
    static func serve(
        _ handler: @escaping WebSocketHandler, _ test: @escaping @Sendable (String) async throws -> Void
    ) async throws {
        let cloud = EWeLinkSocketScript(
            outbox: try Outbox(in: EmulatorDatabase.open(nil, vendor: vendor)), handler: handler)
        try await withServed(cloud) { stage in try await test("ws" + stage.base.dropFirst(4) + "/api/ws") }
    }

    /// Opens a line to it.
    static func open(_ url: String, _ world: World, _ body: @escaping @Sendable (EWeLinkLine) async throws -> Void) async throws {
        let clock = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
        let client = WebSocketClient(url, heartbeat: Heartbeat(every: .seconds(60), patience: .seconds(180)), clock: clock)
        try await client.connect { try await body(EWeLinkLine($0, world: world)) }
    }

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer { EmulatorAnswer(404) }
    func socket(_ request: EmulatorRequest) async -> WebSocketHandler? { handler }
    func facts(at base: String) async -> [String: JSONValue] { [:] }
    func run(at base: String) async throws {}
    func devices() async -> [JSONValue] { [] }
    func touch(device: String, _ wish: JSONValue) async -> Bool { false }
    func cutSockets() async {}
}

/// What a socket heard, and when.
///
/// A lock, because it is heard on one task and looked at on another.
final class EWeLinkHeard: Sendable {
    private let list = Mutex<[(message: WebSocketMessage, at: Duration)]>([])

    func add(_ message: WebSocketMessage, at now: Duration) { list.withLock { $0.append((message, now)) } }

    var texts: [String] {
        list.withLock { $0.compactMap { if case .text(let text) = $0.message { text } else { nil } } }
    }

    var times: [Duration] { list.withLock { $0.map(\.at) } }
}
