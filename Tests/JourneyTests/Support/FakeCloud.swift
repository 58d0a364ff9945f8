import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Synchronization

/// A cloud of one vendor inside a test: knows one password, has two devices, remembers who asked for what.
///
/// A lock, because every account asks from a task of its own.
final class FakeCloud: Sendable {
    struct Memory {
        var logins: [String] = []
        var connected = 0
        var isDown = false
    }

    static let password = "open sesame"
    private let memory_ = Mutex(Memory())

    var memory: Memory { memory_.withLock { $0 } }
    var kits: [CloudVendor: CloudKit] {
        [.mode: CloudKit(connector: { FakeConnector(account: $0, secrets: $1, cloud: self) }, share: { _, _, _ in FakeShare() })]
    }

    func note(_ change: (inout Memory) -> Void) { memory_.withLock { change(&$0) } }
}

private struct FakeConnector: CloudConnector {
    let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    let account: CloudAccount
    let secrets: any SecretDrawer
    let cloud: FakeCloud

    func look() async throws -> [CloudDevice] {
        if cloud.memory.isDown { throw CloudFailure.connection(.unreachable("connection refused")) }
        if account.settings["phoneNumber"] != nil, await secrets.secret("code") == nil {
            throw CloudFailure.missing("a code was sent to \(account.settings["phoneNumber"] ?? "")")
        }
        let given = await secrets.secret("password") ?? ""
        cloud.note { $0.logins.append(given) }
        guard given == FakeCloud.password else { throw CloudFailure.declined("the password is wrong") }
        await secrets.keep("token", "token of \(account.name)")
        return [device("lamp-1", .color, "Cloud lamp"), device("climate-1", .climate, "Cloud air")]
    }

    func run(_ port: CloudPort) async throws {
        await port.connected(try await look())
        cloud.note { $0.connected += 1 }
        defer { cloud.note { $0.connected -= 1 } }
        try await port.carryOut { _, action in .followed(LightReading(on: action.on)) }
    }

    private func device(_ identity: String, _ kind: DeviceKind, _ name: String) -> CloudDevice {
        let key = DeviceKey(driver: account.driver, identity: identity)
        return CloudDevice(
            description: kind.device(key: key, name: name, model: kind.rawValue, manufacturer: "Fake"), isReachable: true)
    }
}

private struct FakeShare: CloudShare {
    func run() async throws {
        for await _ in AsyncStream<Never>.makeStream().stream {}
    }
}
