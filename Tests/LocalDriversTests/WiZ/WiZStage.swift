import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

/// A played WiZ device with a bridge that speaks with it.
struct WiZStage: Sendable {
    let world: World
    let fake: FakeWiZ
    let port: PlayedPort
    let home: LanHome

    init(speed: Double = 4, _ make: (World) -> FakeWiZ = { FakeWiZ(world: $0) }) async throws {
        let world = World.real(speed: speed)
        let fake = make(world)
        self.world = world
        self.fake = fake
        port = PlayedPort(world: world) { await fake.answer($0) }
        home = try LanHome("wiz", fake.mac, in: world)
        try await port.listen()
    }

    /// The kind, on loopback.
    func kind(pause: Duration = .seconds(2)) async -> WiZKind {
        WiZKind(.onLoopback(world, port: await port.port, pause: pause))
    }

    /// Has the bridge speak with the device while a test takes place.
    func run(pause: Duration = .seconds(2), _ test: @escaping @Sendable () async throws -> Void) async throws {
        try await home.run(await kind(pause: pause), port: await port.port) {
            try await home.until("it is there") { home.isReachable }
            try await test()
        }
        await port.hangUp()
    }
}
