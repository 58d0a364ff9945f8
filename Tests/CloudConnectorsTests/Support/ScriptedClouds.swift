import BridgeCore
@testable import CloudConnectors
import HomeModel
import Synchronization

/// The clouds of several accounts: who visits them, and what they say. A lock, because accounts come from several tasks.
final class ScriptedClouds: Sendable {
    struct Life {
        var begun: [String] = []
        var ended: [String] = []
        var shared: [String] = []
        var withdrawn: [String] = []
        var failure: CloudFailure?
        /// Whether it answers nothing that is asked of it about what it was shown.
        var hangs = false
        /// Whether whoever leaves takes a long time over it.
        var lingers = false
    }

    private let life = Mutex(Life())
    /// What those who linger wait for.
    let farewell = Ending()

    var now: Life { life.withLock { $0 } }

    /// Whoever comes from now on is told this.
    func refuse(_ failure: CloudFailure?) { life.withLock { $0.failure = failure } }

    func note(_ change: (inout Life) -> Void) { life.withLock { change(&$0) } }

    func visit(_ account: CloudAccount) -> any CloudConnector { Visit(account: account, clouds: self) }

    func share(_ account: CloudAccount, _ world: World) -> any CloudShare {
        Sharing(account: account, clouds: self, world: world)
    }
}

/// One account at its cloud, with one lamp that is named for it.
private struct Visit: CloudConnector {
    let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    let account: CloudAccount
    let clouds: ScriptedClouds

    func look() async throws -> [BackendDevice] {
        if let failure = clouds.now.failure { throw failure }
        return [lamp]
    }

    func run(_ port: BackendPort) async throws {
        if let failure = clouds.now.failure { throw failure }
        clouds.note { $0.begun.append(account.name) }
        await port.connected([lamp])
        let outcome = await Result { try await port.carryOut { _, _ in .accepted } }
        if clouds.now.lingers { await clouds.farewell.wait() }
        clouds.note { $0.ended.append(account.name) }
        try outcome.get()
    }

    private var lamp: BackendDevice {
        let key = DeviceKey(driver: account.driver, identity: "lamp")
        return BackendDevice(
            description: DeviceKind.color.device(key: key, name: account.name, model: "lamp", manufacturer: "Test"),
            isReachable: true, lights: [0: LightReading(on: true)])
    }
}

/// Says that it shares two lights, until the cloud does not want it.
private struct Sharing: CloudShare {
    let account: CloudAccount
    let clouds: ScriptedClouds
    let world: World

    func run(_ ledger: BackendLedger) async throws {
        clouds.note { $0.shared.append(account.name) }
        if let failure = clouds.now.failure { throw failure }
        ledger.connected(devices: 2, at: world.now())
        await Self.forever()
    }

    func withdraw() async throws {
        clouds.note { $0.withdrawn.append(account.name) }
        if let failure = clouds.now.failure { throw failure }
        if clouds.now.hangs { await Self.forever() }
    }

    private static func forever() async { for await _ in AsyncStream<Never>.makeStream().stream {} }
}
