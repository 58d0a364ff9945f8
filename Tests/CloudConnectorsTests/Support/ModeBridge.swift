import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Logging
import ServiceLifecycle
import Testing
import ToldWorlds

/// A bridge with an account of MODE's cloud, and real time.
struct ModeBridge: Sendable {
    static let world = World.real { _ in Date() }

    /// As this bridge has it.
    let world: World
    let bridge: Bridge
    let secrets: ModeSecrets
    let ledger = BackendLedger()
    let sharing = BackendLedger()
    let failures = ModeFailures()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private(set) var account: CloudAccount

    init(_ account: CloudAccount, secrets: [String: String] = [:], world: World = Self.world) throws {
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        self.account = account
        self.world = world
        self.secrets = ModeSecrets(secrets)
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world, logger: logger)
    }

    var home: Home { bridge.published.snapshot.home }

    /// The light of one of the cloud's devices.
    func light(_ device: Int) -> Light? {
        home.devices[key(device).resourceID]?.lights.first.flatMap { home.lights[$0] }
    }

    func isReachable(_ device: Int) -> Bool { home.devices[key(device).resourceID]?.isReachable ?? false }

    /// What the sensors of one of the cloud's devices read.
    func readings(_ device: Int) -> [SensorReading] {
        (home.devices[key(device).resourceID]?.sensors ?? []).compactMap { home.sensors[$0]?.reading }
    }

    func key(_ device: Int) -> DeviceKey { DeviceKey(driver: account.driver, identity: "\(device)") }

    func set(_ device: Int, _ change: (inout LightPatch) -> Void) async throws {
        let light = try #require(self.light(device))
        var patch = LightPatch()
        change(&patch)
        try await bridge.perform(.setLight(light.id, patch), by: .owner)
    }

    /// Runs the connector, and starts it again as the program does, for as long as a test takes.
    func connected<Result: Sendable>(_ test: () async throws -> Result) async throws -> Result {
        let connector = ModeConnector(account: account, secrets: secrets, world: world, logger: logger)
        let driver = BackendDriver(name: account.driver, backend: connector, ledger: ledger, world: world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) {
            failures.add($0, wait: $1)
        }
        return try await withService(supervisor, logger: logger, test)
    }

    /// Lets an app in, and shares with it what it is granted.
    mutating func share(_ grant: Grant) async throws {
        try await bridge.perform(.pressLinkButton(granting: grant), by: .owner)
        let id = ResourceID(uuid: UUID())
        let registration = Registration(deviceType: "mode#test", key: "secret", clientKey: nil, id: id)
        try await bridge.perform(.register(registration), by: .stranger)
        account.shares = true
        account.app = id
    }

    var hub: ModeHub { ModeHub(account: account, secrets: secrets, bridge: bridge, world: world, logger: logger) }

    /// Runs the hub likewise.
    func shared<Result: Sendable>(_ test: () async throws -> Result) async throws -> Result {
        try await withService(
            ModeHubService(hub: hub, ledger: sharing, failures: failures), logger: logger, test)
    }
}
