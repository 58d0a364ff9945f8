import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

/// A dimmer of Gen2 for the contract suite.
actor ShellyPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: "shelly", identity: FakeShelly.identity)
    nonisolated let hasGateway = false
    nonisolated let ordersPerSecond = 5.0
    private var server: PlayedServer?
    private var device: FakeShelly?

    func driver(in world: World) async throws -> any DeviceDriver {
        let device = FakeShelly(ShellySamples.dimmer, password: "open sesame", in: world)
        let server = PlayedServer(device)
        try await server.open()
        (self.device, self.server) = (device, server)
        return await FleetDriver.one(key.identity, port: await server.port, secret: "open sesame", in: world)
    }

    func lamp() async throws -> ContractLamp {
        let light = try await #require(device?.status["light:0"])
        return ContractLamp(isOn: light["output"]?.bool ?? false, level: Double(light["brightness"]?.int ?? 0) / 100)
    }

    func orders() async throws -> [Duration] { await device?.orders.map(\.at) ?? [] }

    func touch(on: Bool, level: Double) async throws {
        await device?.become("light:0", ["output": .bool(on), "brightness": .int(Int64(level * 100))])
    }

    func setPresent(_ isPresent: Bool) {}

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await server?.open() } else { await server?.shut() }
    }

    func sayRubbish() async throws {
        await device?.say([
            "{", "", "[]", "null", #"{"id":1}"#, #"{"id":"x","result":7}"#, #"{"method":"NotifyStatus"}"#,
            #"{"method":"NotifyStatus","params":{"light:0":7,"light:":{},"ts":null}}"#,
            #"{"method":"NotifyEvent","params":{"events":[null,{}]}}"#,
        ])
        await device?.say(bytes: [0xFF, 0x00])
    }

    func answer(_ manner: ContractManner) async throws {
        await device?.behave {
            switch manner {
            case .promptly: $0 = FakeShelly.Manner()
            case .late(let delay): $0.delay = delay
            case .twice: $0.twice = true
            }
        }
    }

    func close() async { await server?.shut() }
}

/// A dimmer of Gen1.
actor OldShellyPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: "shelly", identity: FakeOldShelly.identity)
    nonisolated let hasGateway = false
    nonisolated let ordersPerSecond = 5.0
    private var server: PlayedServer?
    private var device: FakeOldShelly?

    func driver(in world: World) async throws -> any DeviceDriver {
        let device = FakeOldShelly(status: OldShellySamples.dimmer, in: world)
        let server = PlayedServer(device)
        try await server.open()
        (self.device, self.server) = (device, server)
        return await FleetDriver.one(key.identity, port: await server.port, in: world)
    }

    func lamp() async throws -> ContractLamp {
        let light = try await #require(device?.status["lights"]?.array?.first)
        return ContractLamp(isOn: light["ison"]?.bool ?? false, level: Double(light["brightness"]?.int ?? 0) / 100)
    }

    func orders() async throws -> [Duration] { await device?.orders.map(\.at) ?? [] }

    func touch(on: Bool, level: Double) async throws {
        await device?.touch(["ison": .bool(on), "brightness": .int(Int64(level * 100))])
    }

    func setPresent(_ isPresent: Bool) {}

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await server?.open() } else { await server?.shut() }
    }

    /// It says nothing by itself, so this is for the next question; then it is as before.
    func sayRubbish() async throws {
        guard let device else { return }
        let good = await device.status
        await device.become(["lights": nil, "relays": "no", "tmp": [nil]])
        try await device.world.sleep(for: .seconds(2))
        await device.become(good)
    }

    func answer(_ manner: ContractManner) async throws {
        if case .late(let delay) = manner { await device?.delay(by: delay) }
    }

    func close() async { await server?.shut() }
}

extension FleetDriver {
    /// The driver of one Shelly on loopback.
    static func one(_ identity: String, port: Int, secret: String? = nil, in world: World) async -> FleetDriver {
        let kind = ShellyKind(world: world, search: .onLoopback(world))
        let fleet = Fleet()
        let place = LanPlace(identity: identity, address: LanAddress(host: "127.0.0.1", port: port), secret: secret)
        await fleet.join(identity, LanBackend(kind, place))
        return FleetDriver(name: kind.name, fleet: fleet, world: world)
    }
}

@Suite("Shelly keeps the contract", .timeLimit(.minutes(2)))
struct ShellyContractTests {
    @Test(arguments: ContractClause.allCases) func theContractIsKept(_ clause: ContractClause) async throws {
        try await clause.keep(ShellyPeer())
    }

    @Test(arguments: ContractClause.allCases) func theContractIsKeptByGen1(_ clause: ContractClause) async throws {
        try await clause.keep(OldShellyPeer())
    }
}
