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
        /// Whether lights of the bridge are shown in it.
        var isShown = false
        /// Whether it answers nothing any more that is asked about what it was shown.
        var hangs = false
    }

    static let password = "open sesame"
    /// What can be done in it; `nil` for a vendor that has nothing of the kind.
    let chores: FakeChores?
    private let memory_ = Mutex(Memory())

    init(chores: FakeChores? = nil) {
        self.chores = chores
    }

    var memory: Memory { memory_.withLock { $0 } }
    var kits: [CloudVendor: CloudKit] {
        [
            .mode: CloudKit { account, secrets in
                CloudVoice(
                    connector: FakeConnector(account: account, secrets: secrets, cloud: self),
                    share: { FakeShare(account: account, bridge: $0, cloud: self) },
                    chores: self.chores?.chores)
            },
        ]
    }

    func note(_ change: (inout Memory) -> Void) { memory_.withLock { change(&$0) } }
}

private struct FakeConnector: CloudConnector {
    let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    let account: CloudAccount
    let secrets: any SecretDrawer
    let cloud: FakeCloud

    func look() async throws -> [BackendDevice] {
        if cloud.memory.isDown { throw CloudFailure.connection(.unreachable("connection refused")) }
        if account.settings["phoneNumber"] != nil, await secrets.secret("code") == nil {
            guard account.settings["phoneNumber"] != "+49 0" else { throw CloudFailure.missing("the number of a phone is missing") }
            throw CloudFailure.codeSent(to: account.settings["phoneNumber"] ?? "")
        }
        let given = await secrets.secret("password") ?? ""
        cloud.note { $0.logins.append(given) }
        guard given == FakeCloud.password else { throw CloudFailure.declined("the password is wrong") }
        await secrets.keep("token", "token of \(account.name)")
        return [device("lamp-1", .color, "Cloud lamp"), device("climate-1", .climate, "Cloud air")]
    }

    func run(_ port: BackendPort) async throws {
        await port.connected(try await look())
        cloud.note { $0.connected += 1 }
        defer { cloud.note { $0.connected -= 1 } }
        try await port.carryOut { _, action in .followed(LightReading(on: action.on)) }
    }

    private func device(_ identity: String, _ kind: DeviceKind, _ name: String) -> BackendDevice {
        let key = DeviceKey(driver: account.driver, identity: identity)
        return BackendDevice(
            description: kind.device(key: key, name: name, model: kind.rawValue, manufacturer: "Fake"), isReachable: true)
    }
}

private struct FakeShare: CloudShare {
    let account: CloudAccount
    let bridge: Bridge
    let cloud: FakeCloud

    func run(_ ledger: BackendLedger) async throws {
        if cloud.memory.isDown { throw CloudFailure.connection(.unreachable("connection refused")) }
        let lights = account.app.map { SharedLights(of: bridge, app: $0).all } ?? []
        cloud.note { $0.isShown = !lights.isEmpty }
        ledger.connected(devices: lights.count, at: bridge.world.now())
        await forever()
    }

    func withdraw() async throws {
        if cloud.memory.isDown { throw CloudFailure.connection(.unreachable("connection refused")) }
        if cloud.memory.hangs { await forever() }
        try Task.checkCancellation()
        cloud.note { $0.isShown = false }
    }

    private func forever() async { for await _ in AsyncStream<Never>.makeStream().stream {} }
}
