import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

/// A WLED for the contract suite.
actor WLEDPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: "wled", identity: FakeWLED.mac)
    nonisolated let hasGateway = false
    nonisolated let ordersPerSecond = 8.0
    private var server: PlayedServer?
    private var device: FakeWLED?

    func driver(in world: World) async throws -> any DeviceDriver {
        let device = FakeWLED(in: world)
        let server = PlayedServer(device)
        try await server.open()
        (self.device, self.server) = (device, server)
        let kind = WLEDKind(world: world, search: .onLoopback(world))
        let place = LanPlace(identity: key.identity, address: LanAddress(host: "127.0.0.1", port: await server.port))
        let fleet = Fleet()
        await fleet.join(key.identity, LanBackend(kind, place))
        return FleetDriver(name: kind.name, fleet: fleet, world: world)
    }

    func lamp() async throws -> ContractLamp {
        let state = try await #require(device?.state)
        return ContractLamp(isOn: state["on"]?.bool ?? false, level: Double(state["bri"]?.int ?? 0) / 255)
    }

    func orders() async throws -> [Duration] { await device?.orders.map(\.at) ?? [] }

    func touch(on: Bool, level: Double) async throws {
        await device?.become(["on": .bool(on), "bri": .int(Int64(1 + 254 * level))])
    }

    func setPresent(_ isPresent: Bool) {}

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await server?.open() } else { await server?.shut() }
    }

    func sayRubbish() async throws {
        await device?.say(
            "{", "", "[]", #"{"state":null}"#, #"{"state":{"seg":[null,7,{}],"bri":"x"}}"#, #"{"info":{"leds":0}}"#, "null",
            "pang")
        await device?.say(bytes: [0xFF, 0x00])
    }

    func answer(_ manner: ContractManner) async throws {
        await device?.behave {
            switch manner {
            case .promptly: $0 = FakeWLED.Manner()
            case .late(let delay): $0.delay = delay
            case .twice: $0.twice = true
            }
        }
    }

    func close() async { await server?.shut() }
}

@Suite("WLED keeps the contract", .timeLimit(.minutes(1)))
struct WLEDContractTests {
    @Test(arguments: ContractClause.allCases) func theContractIsKept(_ clause: ContractClause) async throws {
        try await clause.keep(WLEDPeer())
    }
}
