import BridgeCore
import HomeModel
import LocalDrivers
import Logging
import Testing
import ToldWorlds

/// A bridge with one fleet, and one device in it.
struct LanHome: Sendable {
    let bridge: Bridge
    let world: World
    let fleet = Fleet()
    let key: DeviceKey

    init(_ kind: String, _ identity: String, in world: World) throws {
        self.world = world
        key = DeviceKey(driver: kind, identity: identity)
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Speaks with a device while a test takes place.
    func run(_ kind: any LanKind, port: Int, _ test: @escaping @Sendable () async throws -> Void) async throws {
        let place = LanPlace(identity: key.identity, address: LanAddress(host: "127.0.0.1", port: port))
        await fleet.join(key.identity, LanBackend(kind, place))
        let driver = FleetDriver(name: kind.name, fleet: fleet, world: world)
        let inbox = await bridge.attach(driver: driver.name)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [bridge] in
                await driver.run(orders: inbox, reports: ReportOutlet(bridge: bridge, driver: driver.name))
            }
            group.addTask { try await test() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    var home: Home { bridge.published.snapshot.home }
    var device: Device? { home.devices[key.resourceID] }
    var isReachable: Bool { device?.isReachable ?? false }

    func light(_ index: Int = 0) -> Light? {
        device?.lights.compactMap { home.lights[$0] }.first { $0.index == index }
    }

    func set(_ index: Int = 0, _ change: (inout LightPatch) -> Void) async throws {
        try await bridge.perform(.setLight(try #require(light(index)).id, patch(change)), by: .owner)
    }

    /// Waits until something is so, for at most twenty real seconds.
    func until(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
    ) async throws {
        let giveUp = ContinuousClock.now + .seconds(20)
        while try await !isSo() {
            try #require(ContinuousClock.now < giveUp, "in vain: \(what)", sourceLocation: sourceLocation)
            try await world.sleep(for: .milliseconds(20))
        }
    }
}
