import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Logging

/// A cloud with one lamp, which whoever knows the password may have.
struct StubCloud: CloudConnector {
    let limits = OrderLimits(lampInterval: .zero, orders: 100, per: .seconds(1), underWay: 4, patience: nil)
    let account: CloudAccount
    let secrets: any SecretDrawer

    /// What speaks with it.
    @Sendable static func kits(world: World, lan: InterfaceSelection, logger: Logger) -> [CloudVendor: CloudKit] {
        [.mode: CloudKit { CloudVoice(connector: StubCloud(account: $0, secrets: $1)) }]
    }

    func look() async throws -> [BackendDevice] {
        guard await secrets.secret("password") == "right" else { throw CloudFailure.declined("the password is wrong") }
        let key = DeviceKey(driver: account.driver, identity: "lamp")
        let lamp = DeviceKind.color.device(key: key, name: "Cloud lamp", model: "lamp", manufacturer: "Stub")
        return [BackendDevice(description: lamp, isReachable: true, lights: [0: LightReading(on: true)])]
    }

    func run(_ port: BackendPort) async throws {
        await port.connected(try await look())
        try await port.carryOut { _, _ in .accepted }
    }
}
