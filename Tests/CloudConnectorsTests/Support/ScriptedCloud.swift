import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Logging
import Testing
import ToldWorlds

/// A cloud without a cloud: says what a test has it say, and takes orders as the test wants them taken.
actor ScriptedCloud: CloudConnector {
    nonisolated let limits = OrderLimits(
        lampInterval: .milliseconds(200), orders: 10, per: .seconds(1), underWay: 4, patience: .seconds(5))

    /// What is in the account.
    var devices: [BackendDevice]
    /// Orders that reached the cloud.
    private(set) var orders: [(lamp: LightAddress, action: LightAction)] = []
    /// What becomes of an order; the usual is that it is taken.
    private var reply: @Sendable (LightAction) throws -> OrderReceipt = { _ in .accepted }
    /// Whether log-in fails, and how.
    private var loginFailure: CloudFailure?
    private let watch = Feed<Void>()
    private let hangUps = Feed<Void>()
    private var port: BackendPort?

    init(_ devices: [BackendDevice]) {
        self.devices = devices
    }

    func look() async throws -> [BackendDevice] { devices }

    func run(_ port: BackendPort) async throws {
        if let loginFailure { throw loginFailure }
        self.port = port
        await port.connected(devices)
        watch.announce(())
        let hangs = hangUps.listen()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await port.carryOut { lamp, action in try await self.take(action, lamp) } }
            group.addTask { for await _ in hangs { throw CloudFailure.connection(.lost("it hung up")) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    func say(_ news: BackendNews) async { await port?.hear(news) }
    func hangUp() { hangUps.announce(()) }
    func refuseLogin(_ failure: CloudFailure?) { loginFailure = failure }
    func replyToOrders(_ reply: @escaping @Sendable (LightAction) throws -> OrderReceipt) { self.reply = reply }

    /// Waits until so many orders came.
    func hasOrders(_ count: Int) async {
        let changes = watch.listen()
        if orders.count >= count { return }
        for await _ in changes where orders.count >= count { return }
    }

    private func take(_ action: LightAction, _ lamp: LightAddress) throws -> OrderReceipt {
        orders.append((lamp, action))
        watch.announce(())
        return try reply(action)
    }
}

/// A bridge with one cloud account, on a told clock.
struct CloudUnderTest {
    static let driver = "mode:test"

    let told = ToldWorld()
    let ledger = BackendLedger()
    let bridge: Bridge
    let cloud: ScriptedCloud
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ devices: [BackendDevice]) throws {
        cloud = ScriptedCloud(devices)
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: told.world, logger: logger)
    }

    var home: Home { bridge.published.snapshot.home }

    /// Has the account run while something is done.
    func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let driver = BackendDriver(name: Self.driver, backend: cloud, ledger: ledger, world: told.world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) { [ledger, told] error, wait in
            ledger.failed("\(error)", at: told.now, wait: wait)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            group.addTask { try await work() }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Waits until the home is as wanted; whatever makes it so is announced.
    func until(_ isTrue: @escaping @Sendable (Home) -> Bool) async {
        let batches = bridge.announcements.listen()
        if isTrue(home) { return }
        for await announcement in batches where isTrue(announcement.snapshot.home) { return }
    }

    func light(_ identity: String) throws -> Light {
        let device = try #require(home.devices[DeviceKey(driver: Self.driver, identity: identity).resourceID])
        return try #require(device.lights.first.flatMap { home.lights[$0] })
    }

    static func lamp(_ identity: String, reachable: Bool = true, _ reading: LightReading = LightReading(on: false)) -> BackendDevice {
        BackendDevice(
            description: DeviceKind.color.device(
                key: DeviceKey(driver: driver, identity: identity), name: "Lamp \(identity)", model: "lamp", manufacturer: "MODE"),
            isReachable: reachable, lights: [0: reading])
    }

    static func address(_ identity: String) -> LightAddress { LightAddress(identity: identity, index: 0) }
}

extension Home {
    /// The light of an account's device.
    func light(of identity: String) -> Light? {
        devices[DeviceKey(driver: CloudUnderTest.driver, identity: identity).resourceID]?.lights.first.flatMap { lights[$0] }
    }

    func isOn(_ identity: String) -> Bool { light(of: identity)?.state.on ?? false }
    func reaches(_ identity: String) -> Bool { light(of: identity).map { isReachable($0) } ?? false }
}
