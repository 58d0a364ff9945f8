import BridgeCore
@testable import CloudConnectors
import Foundation
import HomeModel
import Logging
import ServiceLifecycle
import Testing

/// A bridge with an account of eWeLink's cloud, and real time.
struct EWeLinkHome: Sendable {
    static let secrets = ["appSecret": EWeLinkStage.appSecret, "password": "porchlight"]

    let bridge: Bridge
    let account: CloudAccount
    let secrets: ModeSecrets
    let keyring: EWeLinkKeyring
    let ledger = BackendLedger()
    let failures = ModeFailures()
    let world: World
    private let lan: EWeLinkLanSettings?
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(
        at base: String, settings: [String: String] = EWeLinkStage.ann, secrets: [String: String] = Self.secrets,
        lan: EWeLinkLanSettings? = nil, world: World = EWeLinkStage.world
    ) throws {
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        account = CloudAccount(name: "home", vendor: .ewelink, baseURL: base, settings: settings)
        self.secrets = ModeSecrets(secrets)
        self.world = world
        self.lan = lan
        keyring = EWeLinkKeyring(account: account, secrets: self.secrets, world: world)
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world, logger: logger)
    }

    var home: Home { bridge.published.snapshot.home }
    var connector: EWeLinkConnector {
        EWeLinkConnector(account: account, secrets: secrets, keyring: keyring, lan: lan, world: world, logger: logger)
    }

    func device(_ id: String) -> Device? { home.devices[DeviceKey(driver: account.driver, identity: id).resourceID] }
    func isReachable(_ id: String) -> Bool { device(id)?.isReachable ?? false }

    /// One of a device's lights.
    func light(_ id: String, _ index: Int = 0) -> Light? {
        device(id)?.lights.compactMap { home.lights[$0] }.first { $0.index == index }
    }

    /// What a device's sensors read, in their order.
    func readings(_ id: String) -> [SensorReading] { (device(id)?.sensors ?? []).compactMap { home.sensors[$0]?.reading } }

    func set(_ id: String, _ index: Int = 0, _ change: (inout LightPatch) -> Void) async throws {
        var patch = LightPatch()
        change(&patch)
        try await bridge.perform(.setLight(try #require(light(id, index)).id, patch), by: .owner)
    }

    /// Runs the connector, and starts it again as the program does, for as long as a test takes.
    ///
    /// - Parameter other: another connector in place of its own.
    func connected<Result: Sendable>(
        by other: EWeLinkConnector? = nil, _ test: () async throws -> Result
    ) async throws -> Result {
        let driver = BackendDriver(name: account.driver, backend: other ?? connector, ledger: ledger, world: world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) { error, wait in
            ledger.failed("\(error)", at: world.now(), wait: wait)
            failures.add(error, wait: wait)
        }
        return try await withService(supervisor, logger: logger, test)
    }

    /// Waits until the account has been connected so often, and all of its devices are in the home and there.
    func settled(connections: Int = 1) async throws {
        try await until("connected") {
            let page = ledger.page
            return page.connections >= connections && home.devices.count == page.devices
                && home.devices.all.allSatisfy(\.isReachable)
        }
    }

    /// Looks until something is so.
    func until(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
    ) async throws {
        let isSo = try await modeEventually(within: .seconds(15), isSo)
        try #require(isSo, "in vain: \(what) (\(ledger.page.failure?.words ?? "no trouble"))", sourceLocation: sourceLocation)
    }
}

/// Time that goes as fast as a test wants, and jumps when it says so.
struct EWeLinkTime: Sendable {
    let told: EWeLinkLead
    let speed: Double

    init(speed: Double = 1) {
        self.speed = speed
        told = EWeLinkLead()
    }

    var world: World {
        let real = EWeLinkStage.world
        return World(
            now: {
                let now = real.now()
                return Instant(uptime: now.uptime * speed + told.lead, utc: now.utc.addingTimeInterval(told.lead / .seconds(1)))
            },
            sleepUntil: { due in try await real.sleepUntil((due - told.lead) / speed) }, randomBytes: real.randomBytes)
    }
}
