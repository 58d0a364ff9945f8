@testable import CloudEmulators
import Connectivity
import HTTPTypes
import Synchronization

/// eWeLink's cloud, with a count of what it was asked, and by which names. It can be one that has no second API.
///
/// A lock, because requests come on tasks of their own.
final class EWeLinkFront: CloudEmulator {
    static let vendor = "ewelink"

    let cloud: EWeLinkCloud
    private let isFirstOnly: Bool
    private let asked = Mutex<[String: Int]>([:])
    private let down = Mutex(false)
    private let played = Mutex<WebSocketHandler?>(nil)

    init(_ cloud: EWeLinkCloud, isFirstOnly: Bool) {
        self.cloud = cloud
        self.isFirstOnly = isFirstOnly
    }

    /// How often something was asked, by method and path.
    func count(_ call: String) -> Int { asked.withLock { $0[call] ?? 0 } }

    /// How often somebody has tried to sign in, in either API.
    var logIns: Int { count("POST /v2/user/login") + count("POST /api/user/login") }

    /// Whether it has nothing to say but that it is out of order.
    var isDown: Bool {
        get { down.withLock { $0 } }
        set { down.withLock { $0 = newValue } }
    }

    /// A WebSocket in the hands of a test, in place of the cloud's own.
    func play(_ handler: @escaping WebSocketHandler) { played.withLock { $0 = handler } }

    var outbox: Outbox { cloud.outbox }

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        asked.withLock { $0["\(request.method) \(request.path)", default: 0] += 1 }
        if isDown { return EmulatorAnswer(503) }
        if isFirstOnly, request.segments.first == "v2" { return EmulatorAnswer(404) }
        return await cloud.answer(request)
    }

    func socket(_ request: EmulatorRequest) async -> WebSocketHandler? {
        if isDown { return nil }
        if let handler = played.withLock({ $0 }) { return handler }
        return await cloud.socket(request)
    }
    func facts(at base: String) async -> [String: JSONValue] { await cloud.facts(at: base) }
    func run(at base: String) async throws { try await cloud.run(at: base) }
    func devices() async -> [JSONValue] { await cloud.devices() }
    func touch(device: String, _ wish: JSONValue) async -> Bool { await cloud.touch(device: device, wish) }
    func cutSockets() async { await cloud.cutSockets() }
}
