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
        var failure: CloudFailure?
    }

    private let life = Mutex(Life())

    var now: Life { life.withLock { $0 } }

    /// Whoever comes from now on is told this.
    func refuse(_ failure: CloudFailure?) { life.withLock { $0.failure = failure } }

    func note(_ change: (inout Life) -> Void) { life.withLock { change(&$0) } }

    func visit(_ account: CloudAccount) -> any CloudConnector { Visit(account: account, clouds: self) }

    func share(_ account: CloudAccount) -> any CloudShare { Sharing(account: account, clouds: self) }
}

/// One account at its cloud, with one lamp that is named for it.
private struct Visit: CloudConnector {
    let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    let account: CloudAccount
    let clouds: ScriptedClouds

    func look() async throws -> [CloudDevice] {
        if let failure = clouds.now.failure { throw failure }
        return [lamp]
    }

    func run(_ port: CloudPort) async throws {
        if let failure = clouds.now.failure { throw failure }
        clouds.note { $0.begun.append(account.name) }
        defer { clouds.note { $0.ended.append(account.name) } }
        await port.connected([lamp])
        try await port.carryOut { _, _ in .accepted }
    }

    private var lamp: CloudDevice {
        let key = DeviceKey(driver: account.driver, identity: "lamp")
        return CloudDevice(
            description: DeviceKind.color.device(key: key, name: account.name, model: "lamp", manufacturer: "Test"),
            isReachable: true, lights: [0: LightReading(on: true)])
    }
}

/// Shares nothing, until the cloud does not want it.
private struct Sharing: CloudShare {
    let account: CloudAccount
    let clouds: ScriptedClouds

    func run() async throws {
        clouds.note { $0.shared.append(account.name) }
        if let failure = clouds.now.failure { throw failure }
        for await _ in AsyncStream<Never>.makeStream().stream {}
    }
}
