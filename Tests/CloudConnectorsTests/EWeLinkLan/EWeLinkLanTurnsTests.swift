import BridgeCore
@testable import CloudConnectors
import HomeModel
import Synchronization
import Testing
import ToldWorlds

@Suite("Turns at speaking to a device", .timeLimit(.minutes(1)))
struct EWeLinkLanTurnsTests {
    /// A lock, because several tasks write.
    private final class Page: Sendable {
        private let lines = Mutex<[Int]>([])
        func write(_ line: Int) { lines.withLock { $0.append(line) } }
        var all: [Int] { lines.withLock { $0 } }
    }

    @Test func oneAtATimeInOrderAndWithAPause() async throws {
        let (told, page) = (ToldWorld(), Page())
        let turns = SpacedTurns(gap: .milliseconds(200), world: told.world)
        try await turns.take { page.write(0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await turns.take { page.write(1) } }
            await told.somebodySleeps(for: .milliseconds(200))
            group.addTask { try await turns.take { page.write(2) } }
            #expect(page.all == [0])
            told.advance(by: .milliseconds(200))
            await told.somebodySleeps(for: .milliseconds(200))
            #expect(page.all == [0, 1])
            told.advance(by: .milliseconds(200))
            try await group.waitForAll()
            #expect(page.all == [0, 1, 2])
        }
    }

    @Test func whoeverIsCancelledHandsTheTurnOn() async throws {
        let (told, page) = (ToldWorld(), Page())
        let turns = SpacedTurns(gap: .zero, world: told.world)
        await withThrowingTaskGroup(of: Void.self) { outer in
            outer.addTask { try await turns.take { try await told.world.sleep(for: .seconds(5)) } }
            await told.somebodySleeps(for: .seconds(5))
            await withThrowingTaskGroup(of: Void.self) { waiting in
                waiting.addTask { try await turns.take { page.write(1) } }
                waiting.cancelAll()
                let outcome = await waiting.nextResult()
                #expect(throws: CancellationError.self) { try outcome?.get() }
            }
            outer.cancelAll()
            _ = await outer.nextResult()
        }
        try await turns.take { page.write(2) }
        #expect(page.all == [2])
    }

    @Test func afterAFailureItGoesOn() async throws {
        let turns = SpacedTurns(gap: .zero, world: ToldWorld().world)
        await #expect(throws: CloudFailure.deviceIsAway) { try await turns.take { throw CloudFailure.deviceIsAway } }
        #expect(try await turns.take { 7 } == 7)
    }
}
