import CloudEmulators
import Connectivity
import Synchronization

/// A cloud that answers as a test says, and counts what it is asked. It declines WebSockets.
///
/// A lock, because requests come on tasks of their own.
final class ScriptedModeCloud: CloudEmulator {
    static let vendor = "scripted"

    let outbox: Outbox
    private let asked = Mutex<[String: Int]>([:])
    private let script: @Sendable (_ call: String, _ count: Int, EmulatorRequest) -> EmulatorAnswer

    /// - Parameter script: gets method and path, and how often that was asked, this time included.
    init(_ script: @escaping @Sendable (_ call: String, _ count: Int, EmulatorRequest) -> EmulatorAnswer) throws {
        outbox = try Outbox(in: EmulatorDatabase.open(nil, vendor: Self.vendor))
        self.script = script
    }

    /// How often something was asked.
    func count(_ call: String) -> Int { asked.withLock { $0[call] ?? 0 } }

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        let call = "\(request.method) /" + request.segments.joined(separator: "/")
        let count = asked.withLock { asked in
            asked[call, default: 0] += 1
            return asked[call] ?? 0
        }
        return script(call, count, request)
    }

    func socket(_ request: EmulatorRequest) async -> WebSocketHandler? { nil }
    func facts(at base: String) async -> [String: JSONValue] { [:] }
    func run(at base: String) async throws {}
    func devices() async -> [JSONValue] { [] }
    func touch(device: String, _ wish: JSONValue) async -> Bool { false }
    func cutSockets() async {}
}
