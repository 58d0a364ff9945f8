import BridgeCore
import Foundation
import HomeModel
import Testing
import ToldWorlds

@Suite("A world that is told the hour")
struct ToldWorldTests {
    @Test func wakesWhoSleptUntilThen() async throws {
        let told = ToldWorld()
        let world = told.world
        async let slept: Void = world.sleep(for: .seconds(3))
        await told.somebodySleeps(for: .seconds(3))
        told.advance(by: .seconds(2))
        await told.somebodySleeps(for: .seconds(1))
        told.advance(by: .seconds(1))
        try await slept
        try await world.sleepUntil(told.now.uptime)
    }

    @Test func aCancelledSleepThrows() async throws {
        let told = ToldWorld()
        await withTaskGroup { group in
            group.addTask {
                await #expect(throws: CancellationError.self) { try await told.world.sleep(for: .seconds(3)) }
            }
            await told.somebodySleeps(for: .seconds(3))
            group.cancelAll()
        }
    }

    @Test func fractionsLieBetweenZeroAndOne() {
        var world = ToldWorld().world
        world.randomBytes = { [UInt8](repeating: 255, count: $0) }
        #expect((0.999..<1).contains(world.randomFraction()))
        world.randomBytes = { [UInt8](repeating: 0, count: $0) }
        #expect(world.randomFraction() == 0)
    }
}
