@testable import CloudEmulators
import Connectivity
import Synchronization

/// Ruuvi's cloud, with a count of what it was asked, gateways aside.
///
/// A lock, because requests come on tasks of their own.
final class RuuviCounter: CloudEmulator {
    static let vendor = "ruuvi"

    let cloud: RuuviCloud
    private let asked = Mutex<[String: Int]>([:])
    private let bytes = Mutex(0)

    init(_ cloud: RuuviCloud) {
        self.cloud = cloud
    }

    /// How often each was asked, by method and path.
    var counts: [String: Int] { asked.withLock { $0 } }
    /// How long the longest answer was, in bytes.
    var longest: Int { bytes.withLock { $0 } }

    var outbox: Outbox { cloud.outbox }

    func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        if request.path != "/record" { asked.withLock { $0["\(request.method) \(request.path)", default: 0] += 1 } }
        let answer = await cloud.answer(request)
        bytes.withLock { $0 = max($0, answer.body.count) }
        return answer
    }

    func socket(_ request: EmulatorRequest) async -> WebSocketHandler? { nil }
    func facts(at base: String) async -> [String: JSONValue] { await cloud.facts(at: base) }
    func run(at base: String) async throws { try await cloud.run(at: base) }
    func devices() async -> [JSONValue] { await cloud.devices() }
    func touch(device: String, _ wish: JSONValue) async -> Bool { await cloud.touch(device: device, wish) }
    func cutSockets() async {}
}
