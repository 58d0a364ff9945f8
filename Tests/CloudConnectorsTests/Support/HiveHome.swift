import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Logging
import Testing
import ToldWorlds

/// A home with one DeviceHive account, in real time.
struct HiveHome: Sendable {
    static let world = World.real { _ in Date() }
    static let clock = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    let bridge: Bridge
    let ledger = BackendLedger()
    let drawer: HiveDrawer
    let account: CloudAccount
    private let time: World
    private let logger: Logger

    /// Makes a home; `ada` with her password unless told otherwise.
    init(
        _ rest: String, settings: [String: String] = ["login": "ada"],
        secrets: [String: String] = ["password": "analytical-engine"], time: World = Self.world, logger: Logger = Self.quiet
    ) throws {
        (self.time, self.logger) = (time, logger)
        let identity = BridgeIdentity(mac: try #require(MACAddress("02:17:88:24:96:fe")))
        bridge = Bridge(home: Home(identity: identity), faces: [], store: ForgetfulStore(), world: time, logger: Self.quiet)
        drawer = HiveDrawer(secrets)
        account = CloudAccount(name: "hive", vendor: .devicehive, baseURL: rest, settings: settings)
    }

    var connector: DeviceHiveConnector {
        DeviceHiveConnector(account: account, secrets: drawer, world: time, logger: logger)
    }

    /// Runs the account's driver meanwhile.
    func connected<Result: Sendable>(_ test: () async throws -> Result) async throws -> Result {
        let driver = BackendDriver(name: account.driver, backend: connector, ledger: ledger, world: time)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: Self.quiet) { [ledger] error, wait in
            ledger.failed("\(error)", at: Self.world.now(), wait: wait)
        }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            defer { group.cancelAll() }
            return try await test()
        }
    }

    var home: Home { bridge.published.snapshot.home }

    /// The light of a device of the cloud's; `nil` while there is none.
    func light(_ device: String) -> Light? {
        home.lights.all.first { $0.owner == DeviceKey(driver: account.driver, identity: device).resourceID }
    }

    /// What the sensors of a device of the cloud's read, by their order.
    func readings(_ device: String) -> [SensorReading] {
        let known = home.devices[DeviceKey(driver: account.driver, identity: device).resourceID]
        return known?.sensors.compactMap { home.sensors[$0]?.reading } ?? []
    }

    func isReachable(_ device: String) -> Bool { light(device).map { home.isReachable($0) } ?? false }

    /// Waits until the account has been connected so often and its lamps can be reached.
    func settled(connections: Int = 1, lamps: Int = 4) async throws {
        try await eventually("connected") {
            ledger.page.connections >= connections && home.lights.all.count { home.isReachable($0) } == lamps
        }
    }

    /// Sets a light, as an app would.
    func set(_ device: String, _ change: (inout LightPatch) -> Void) async throws {
        var patch = LightPatch()
        change(&patch)
        let known = try #require(light(device), "there is no \(device)")
        try await bridge.perform(.setLight(known.id, patch), by: .owner)
    }

    /// Lets others work until something is so, for a while.
    func eventually(
        _ what: String, within length: Duration = .seconds(15), sourceLocation: SourceLocation = #_sourceLocation,
        _ isSo: () async throws -> Bool
    ) async throws {
        let end = Self.clock.uptime() + length
        while try await !isSo() {
            let trouble = ledger.page.failure?.words ?? "no trouble"
            try #require(Self.clock.uptime() < end, "in vain: \(what) (\(trouble))", sourceLocation: sourceLocation)
            try await Self.clock.sleep(for: .milliseconds(5))
        }
    }
}

/// A brightness as DeviceHive's lamps count, 1…254.
func bri(_ step: Int) -> Brightness { Brightness(fraction: Double(step - 1) / 253) }
