import BridgeCore
import HomeModel
import LocalDrivers
import Logging
import Testing
import ToldWorlds

/// A bridge with devices of one kind on the LAN, in real time or faster.
struct FleetHome: Sendable {
    let kind: any LanKind
    let world: World
    let bridge: Bridge
    let fleet = Fleet()
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(_ kind: any LanKind, in world: World) throws {
        self.kind = kind
        self.world = world
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: world, logger: logger)
    }

    /// Takes a device in.
    func join(_ identity: String, port: Int, secret: String? = nil) async {
        let place = LanPlace(identity: identity, address: LanAddress(host: "127.0.0.1", port: port), secret: secret)
        await fleet.join(identity, LanBackend(kind, place))
    }

    /// Runs the driver for as long as a test takes.
    func run(_ test: @escaping @Sendable () async throws -> Void) async throws {
        let driver = FleetDriver(name: kind.name, fleet: fleet, world: world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .device, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run() }
            group.addTask { try await test() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    var home: Home { bridge.published.snapshot.home }

    func device(_ identity: String) -> Device? { home.devices[DeviceKey(driver: kind.name, identity: identity).resourceID] }

    /// The lights of a device, by their index.
    func lights(_ identity: String) -> [Light] {
        (device(identity)?.lights ?? []).compactMap { home.lights[$0] }.sorted { $0.index < $1.index }
    }

    /// How a light is set; one that is off and nothing else if there is no such light.
    func state(_ identity: String, _ index: Int = 0) -> LightState {
        lights(identity).first { $0.index == index }?.state ?? LightState(on: false)
    }

    func readings(_ identity: String) -> [SensorReading] {
        (device(identity)?.sensors ?? []).compactMap { home.sensors[$0]?.reading }
    }

    func isReachable(_ identity: String) -> Bool { device(identity)?.isReachable ?? false }

    /// Asks a light for something, as an app would.
    func set(_ identity: String, _ index: Int = 0, _ change: (inout LightPatch) -> Void) async throws {
        let light = try #require(lights(identity).first { $0.index == index })
        try await bridge.perform(.setLight(light.id, patch(change)), by: .owner)
    }

    /// What a device's connection last failed of, in words.
    func trouble(_ identity: String) async -> String? { await fleet.pages[identity]?.failure?.words }

    /// Looks until something is so, for at most twenty real seconds.
    func until(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
    ) async throws {
        let giveUp = ContinuousClock.now + .seconds(20)
        while try await !isSo() {
            try #require(ContinuousClock.now < giveUp, "in vain: \(what)", sourceLocation: sourceLocation)
            try await world.sleep(for: .milliseconds(10))
        }
    }
}
