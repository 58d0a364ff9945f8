import BridgeCore
import Connectivity
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

/// A played LIFX device with a bridge that speaks with it.
struct LIFXStage: Sendable {
    static let identity = "d073d5000002"

    let world: World
    let fake: FakeLIFX
    let port: PlayedPort
    let home: LanHome

    init(speed: Double = 4, product: UInt32 = 91, label: String = "Desk", relays: Int = 0) async throws {
        let world = World.real(speed: speed)
        let fake = FakeLIFX(world: world, product: product, label: label, relays: relays)
        self.world = world
        self.fake = fake
        port = PlayedPort(world: world) { await fake.answer($0) }
        home = try LanHome("lifx", Self.identity, in: world)
        try await port.listen()
        await fake.listens(at: port.port)
    }

    /// The kind, on loopback.
    func kind(pause: Duration = .seconds(2)) async -> LIFXKind {
        LIFXKind(.onLoopback(world, port: await port.port, pause: pause))
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

/// Looks for so long, and returns what was met.
func search(
    _ kind: some LanKind, until enough: Int = 1, in world: World, atMost: Duration = .seconds(20)
) async throws -> [LanFind] {
    let (finds, meet) = AsyncStream.makeStream(of: LanFind.self)
    return try await withThrowingTaskGroup(of: [LanFind].self) { group in
        group.addTask {
            try await kind.search { meet.yield($0) }
            return []
        }
        group.addTask {
            var met: [LanFind] = []
            for await find in finds {
                met.append(find)
                if met.count == enough { return met }
            }
            return met
        }
        group.addTask {
            try await world.sleep(for: atMost)
            meet.finish()
            try await world.sleep(for: .seconds(1000))
            return []
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
    }
}
