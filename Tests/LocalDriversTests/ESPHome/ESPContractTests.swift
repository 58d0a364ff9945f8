import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Logging
import Testing
import ToldWorlds

@Suite("ESPHome keeps to the contract of drivers", .timeLimit(.minutes(2)))
struct ESPContractTests {
    @Test(arguments: ContractClause.allCases)
    func itKeeps(_ clause: ContractClause) async throws {
        try await clause.keep(ESPContractPeer(key: nil))
    }

    @Test(arguments: ContractClause.allCases)
    func itKeepsEncrypted(_ clause: ContractClause) async throws {
        try await clause.keep(ESPContractPeer(key: FakeESPHome.key))
    }
}

/// A played device with ESPHome's firmware, for the contract suite.
private actor ESPContractPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: "esphome", identity: "a0b1c2d3e4f5")
    nonisolated let hasGateway = false
    nonisolated let ordersPerSecond = 20.0
    private let secret: String?
    private var fake: FakeESPHome?

    init(key: String?) { secret = key }

    func driver(in world: World) async throws -> any DeviceDriver {
        let fake = FakeESPHome(in: world) { $0.key = secret }
        self.fake = fake
        try await fake.listen()
        return await ESPHomeKind.driver(for: fake, in: world, secret: secret)
    }

    func lamp() throws -> ContractLamp {
        let lamp = try #require(fake?.lamp)
        return ContractLamp(isOn: lamp.isOn, level: ((lamp.levels[3] ?? 0) * 254 - 1) / 253)
    }

    func orders() -> [Duration] { fake?.now.orders ?? [] }

    func touch(on: Bool, level: Double) {
        fake?.touch { lamp in
            lamp.isOn = on
            lamp.levels[3] = (level * 253 + 1) / 254
        }
    }

    func setPresent(_ isPresent: Bool) {}

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await fake?.listen() } else { await fake?.close() }
    }

    func sayRubbish() {
        fake?.say(ESPFrame(24, [0xFF, 0xFF, 0xFF]), ESPFrame(24), ESPFrame(77_777, [1]), ESPFrame(19), ESPFrame(2))
        fake?.say(bytes: [0x47, 0x45, 0x54, 0x20, 0x2F])
    }

    func answer(_ manner: ContractManner) {
        fake?.set { state in
            switch manner {
            case .promptly: (state.delay, state.repeats) = (.zero, 1)
            case .late(let delay): state.delay = delay
            case .twice: state.repeats = 2
            }
        }
    }

    func close() async { await fake?.close() }
}

extension ESPHomeKind {
    /// The kind, as it is where nothing but loopback is spoken to.
    static func forTests(in world: World, mdnsPort: Int = 5353) -> ESPHomeKind {
        ESPHomeKind(
            world: world, interfaces: InterfaceSelection(bindAddress: "127.0.0.1"), mdnsPort: mdnsPort,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A driver that speaks with one played device.
    static func driver(for fake: FakeESPHome, in world: World, secret: String? = nil) async -> FleetDriver {
        let fleet = Fleet()
        let place = LanPlace(identity: fake.identity, address: fake.address, secret: secret)
        await fleet.join(fake.identity, LanBackend(forTests(in: world), place))
        return FleetDriver(name: "esphome", fleet: fleet, world: world)
    }
}
