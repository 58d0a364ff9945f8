import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

/// A played WiZ light for the contract suite.
private actor WiZPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: "wiz", identity: "a8bb5006033d")
    nonisolated let hasGateway = false
    nonisolated let ordersPerSecond = 6.0
    private var fake: FakeWiZ?
    private var port: PlayedPort?

    func driver(in world: World) async throws -> any DeviceDriver {
        let fake = FakeWiZ(world: world)
        let port = PlayedPort(world: world) { await fake.answer($0) }
        (self.fake, self.port) = (fake, port)
        try await touch(on: true, level: 0.5)
        try await port.listen()
        let kind = WiZKind(.onLoopback(world, port: WiZKind.usualPort, pause: .seconds(1)))
        let fleet = Fleet()
        let place = LanPlace(identity: key.identity, address: LanAddress(host: "127.0.0.1", port: await port.port))
        await fleet.join(key.identity, LanBackend(kind, place))
        return FleetDriver(name: kind.name, fleet: fleet, world: world)
    }

    func lamp() async throws -> ContractLamp {
        let pilot = try #require(await fake?.pilot)
        let level = BrightnessScale.percent.brightness(pilot["dimming"]?.double ?? 0)?.fraction ?? 0
        return ContractLamp(isOn: pilot["state"] == true, level: level)
    }

    func orders() async throws -> [Duration] { try #require(await fake?.orders).map(\.at) }

    func touch(on: Bool, level: Double) async throws {
        let dimming = JSONValue.int(Int64(WiZLamp.dimming(Brightness(fraction: level))))
        await fake?.touch(["state": .bool(on), "sceneId": 0, "temp": 2700, "dimming": dimming])
    }

    func setPresent(_ isPresent: Bool) async throws {}

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await port?.listen() } else { await port?.hangUp() }
    }

    func sayRubbish() async throws {
        for text in ["", "{", "[1]", #"{"method":"getPilot","result":null}"#, #"{"method":"setPilot","result":7}"#] {
            await port?.say(Array(text.utf8))
        }
        await port?.say([UInt8](repeating: 255, count: 1400))
    }

    func answer(_ manner: ContractManner) async throws {
        switch manner {
        case .promptly: await port?.behave(PacketManners())
        case .late(let delay): await port?.behave(PacketManners(delay: delay))
        case .twice: await port?.behave(PacketManners(copies: 2))
        }
    }

    func close() async { await port?.hangUp() }
}

@Suite("WiZ keeps the contract", .serialized, .timeLimit(.minutes(2)))
struct WiZContractTests {
    @Test(arguments: ContractClause.allCases) func itKeeps(_ clause: ContractClause) async throws {
        try await clause.keep(WiZPeer())
    }
}
