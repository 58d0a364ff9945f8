import BridgeCore
import HomeModel
import Logging
import Testing
import ToldWorlds

/// A bridge with one driver that speaks over real sockets, on a clock that may go faster than real time.
struct DriverHome: Sendable {
    let bridge: Bridge
    let world: World
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(speed: Double = 1) throws {
        world = World.real(speed: speed)
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world, logger: logger)
    }

    /// Runs a driver for as long as a test takes, and starts it again as the program does.
    func run(_ driver: any DeviceDriver, _ test: @escaping @Sendable () async throws -> Void) async throws {
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            group.addTask { try await test() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func lookup(_ identity: String, _ index: Int) -> Light? {
        let home = bridge.published.snapshot.home
        let device = home.devices.all.first { $0.key.identity == identity }
        return device?.lights.compactMap { home.lights[$0] }.first { $0.index == index }
    }

    /// A light of the device with this identity, once it can be reached.
    func light(of identity: String, _ index: Int = 0) async throws -> Light {
        try await eventually("\(identity) is there") { lookup(identity, index).map(bridge.published.snapshot.home.isReachable) ?? false }
        return try #require(lookup(identity, index))
    }

    /// Whether the home takes a device to be reachable.
    func isReachable(_ identity: String) async throws -> Bool {
        let home = bridge.published.snapshot.home
        return home.devices.all.first { $0.key.identity == identity }?.isReachable ?? false
    }
}
