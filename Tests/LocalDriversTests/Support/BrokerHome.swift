import BridgeCore
import Connectivity
import Foundation
import HomeModel
import LocalDrivers
import Logging
import Testing
import ToldWorlds

/// A bridge with one broker, and a clock that may go faster than real time.
struct BrokerHome: Sendable {
    static let driver = "mqtt:attic"

    let world: World
    let bridge: Bridge
    let ledger = BackendLedger()
    let backend: MQTTBackend
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(
        _ broker: MosquittoBroker, speed: Double = 1, vocabularies: [any MQTTVocabulary]? = nil,
        _ change: (inout MQTTSettings) -> Void = { _ in }
    ) throws {
        world = World.real(speed: speed)
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world, logger: logger)
        var settings = MQTTSettings(MQTTSetup(host: "127.0.0.1", port: broker.port, clientID: "porchlight"))
        change(&settings)
        backend = MQTTBackend(
            settings: settings, vocabularies: vocabularies ?? settings.vocabularies(driver: Self.driver), clock: ConnectionClock(world))
    }

    /// Runs the backend for as long as a test takes, and starts it again as the program does.
    func run(_ test: @escaping @Sendable () async throws -> Void) async throws {
        let driver = BackendDriver(name: Self.driver, backend: backend, ledger: ledger, world: world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) {
            [ledger, world] error, wait in
            ledger.failed("\(error)", at: world.now(), wait: wait)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            group.addTask { try await test() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    var home: Home { bridge.published.snapshot.home }

    func device(_ address: String) -> Device? {
        home.devices[DeviceKey(driver: Self.driver, identity: address).resourceID]
    }

    func light(_ address: String) -> Light? { device(address)?.lights.first.flatMap { home.lights[$0] } }

    /// How many of its lights can be reached.
    var reachable: Int { home.lights.all.filter { home.isReachable($0) }.count }

    func set(_ address: String, _ change: (inout LightPatch) -> Void) async throws {
        try await bridge.perform(.setLight(try #require(light(address)).id, patch(change)), by: .owner)
    }

    /// Looks until something is so, for at most ten real seconds.
    func until(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
    ) async throws {
        let giveUp = ContinuousClock.now + .seconds(10)
        while try await !isSo() {
            try #require(ContinuousClock.now < giveUp, "in vain: \(what)", sourceLocation: sourceLocation)
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
