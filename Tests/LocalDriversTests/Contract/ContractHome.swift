import BridgeCore
import HomeModel
import Logging
import Testing
import ToldWorlds

/// A bridge with one driver, and a clock that goes faster than real time.
struct ContractHome: Sendable {
    let bridge: Bridge
    let world: World
    let key: DeviceKey
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init(for peer: any ContractPeer, speed: Double) throws {
        world = World.real(speed: speed)
        key = peer.key
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

    var home: Home { bridge.published.snapshot.home }

    var light: Light? {
        home.devices[key.resourceID].flatMap { $0.lights.first }.flatMap { home.lights[$0] }
    }

    var isReachable: Bool { light.map(home.isReachable) ?? false }

    /// How apps believe the lamp to be.
    var belief: ContractLamp? {
        light.map { ContractLamp(isOn: $0.state.on, level: $0.state.brightness?.fraction ?? 1) }
    }

    func order(on: Bool? = nil, level: Double? = nil, transition: Duration = .zero) async throws {
        var patch = LightPatch()
        patch.on = on
        patch.brightness = level.map { .to(Brightness(fraction: $0)) }
        patch.transition = transition
        try await bridge.perform(.setLight(try #require(light).id, patch), by: .owner)
    }

    /// Looks until something is so, for at most twenty real seconds.
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

extension ContractLamp {
    /// Whether a lamp is set as wanted, as far as makers' coarser scales go.
    func isNear(on: Bool, level: Double) -> Bool { isOn == on && (!on || abs(self.level - level) <= 0.03) }
}
