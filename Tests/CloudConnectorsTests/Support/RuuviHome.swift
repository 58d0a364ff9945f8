import BridgeCore
@testable import CloudConnectors
import Foundation
import HomeModel
import Logging
import ServiceLifecycle
import Testing

/// A bridge with an account of Ruuvi's cloud, and real time. It asks every second.
struct RuuviHome: Sendable {
    let bridge: Bridge
    let account: CloudAccount
    let secrets: RuuviSecrets
    let ledger = BackendLedger()
    private let world = RuuviStage.world
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(at base: String, _ secrets: [String: String] = ["token": RuuviStage.ann]) throws {
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        account = CloudAccount(
            name: "tags", vendor: .ruuvi, baseURL: base, settings: ["email": "ann@example.com", "interval": "1"])
        self.secrets = RuuviSecrets(secrets)
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world, logger: logger)
    }

    var home: Home { bridge.published.snapshot.home }

    var connector: RuuviConnector { RuuviConnector(account: account, secrets: secrets, world: world, logger: logger) }

    func device(_ id: String) -> Device? { home.devices[DeviceKey(driver: account.driver, identity: id).resourceID] }

    func isReachable(_ id: String) -> Bool { device(id)?.isReachable ?? false }

    /// What a tag's sensors read, in their order.
    func readings(_ id: String) -> [SensorReading] {
        (device(id)?.sensors ?? []).compactMap { home.sensors[$0] }.map(\.reading)
    }

    /// Runs the connector, and starts it again as the program does, for as long as a test takes.
    func connected(_ test: () async throws -> Void) async throws {
        let driver = BackendDriver(name: account.driver, backend: connector, ledger: ledger, world: world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) {
            ledger.failed("\($0)", at: world.now(), wait: $1)
        }
        try await withService(supervisor, logger: logger, test)
    }

    /// Looks until something is so.
    func until(within length: Duration = .seconds(10), _ isSo: () async throws -> Bool) async throws {
        let end = world.now().uptime + length
        while world.now().uptime < end {
            if try await isSo() { return }
            try await world.sleep(for: .milliseconds(5))
        }
        #expect(try await isSo(), "waited in vain; the last failure: \(ledger.page.failure?.words ?? "none")")
    }
}

/// Secrets in memory.
actor RuuviSecrets: SecretDrawer {
    private(set) var all: [String: String]

    init(_ secrets: [String: String]) {
        all = secrets
    }

    func secret(_ name: String) -> String? { all[name] }
    func keep(_ name: String, _ secret: String?) { all[name] = secret }
}
