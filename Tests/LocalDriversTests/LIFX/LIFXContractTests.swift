import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

/// A played LIFX light for the contract suite.
private actor LIFXPeer: ContractPeer {
    nonisolated let key = DeviceKey(driver: "lifx", identity: LIFXStage.identity)
    nonisolated let hasGateway = false
    nonisolated let ordersPerSecond = 10.0
    private var fake: FakeLIFX?
    private var port: PlayedPort?

    func driver(in world: World) async throws -> any DeviceDriver {
        let fake = FakeLIFX(world: world)
        let port = PlayedPort(world: world) { await fake.answer($0) }
        (self.fake, self.port) = (fake, port)
        await fake.touch(isOn: true, color(0.5))
        try await port.listen()
        let kind = LIFXKind(.onLoopback(world, port: LIFXKind.usualPort, pause: .seconds(1)))
        let fleet = Fleet()
        let place = LanPlace(identity: key.identity, address: LanAddress(host: "127.0.0.1", port: await port.port))
        await fleet.join(key.identity, LanBackend(kind, place))
        return FleetDriver(name: kind.name, fleet: fleet, world: world)
    }

    func lamp() async throws -> ContractLamp {
        let fake = try #require(fake)
        return ContractLamp(
            isOn: await fake.isOn, level: LIFXColor.scale.brightness(Double(await fake.color[2]))?.fraction ?? 0)
    }

    func orders() async throws -> [Duration] { try #require(await fake?.orders).map(\.at) }
    func touch(on: Bool, level: Double) async throws { await fake?.touch(isOn: on, color(level)) }
    func setPresent(_ isPresent: Bool) async throws {}

    func setListening(_ isListening: Bool) async throws {
        if isListening { try await port?.listen() } else { await port?.hangUp() }
    }

    func sayRubbish() async throws {
        for bytes in [[], [0], [UInt8](repeating: 255, count: 1400), Array("{}".utf8)] { await port?.say(bytes) }
    }

    func answer(_ manner: ContractManner) async throws {
        switch manner {
        case .promptly: await port?.behave(PacketManners())
        case .late(let delay): await port?.behave(PacketManners(delay: delay))
        case .twice: await port?.behave(PacketManners(copies: 2))
        }
    }

    func close() async { await port?.hangUp() }

    private func color(_ level: Double) -> [UInt16] {
        [0, 0, UInt16(clamping: LIFXColor.scale.number(Brightness(fraction: level))), 3500]
    }
}

@Suite("LIFX keeps the contract", .serialized, .timeLimit(.minutes(2)))
struct LIFXContractTests {
    @Test(arguments: ContractClause.allCases) func itKeeps(_ clause: ContractClause) async throws {
        try await clause.keep(LIFXPeer())
    }
}
