import Connectivity
import Testing

@Suite("What must not take too long", .timeLimit(.minutes(1)))
struct ConnectionClockTests {
    private let told = ToldClock()

    @Test func workThatIsDoneInTimeGivesItsResult() async throws {
        #expect(try await told.clock.within(.seconds(1)) { 7 } == 7)
        #expect(told.sleepers == 0)
    }

    @Test func workThatFailsTellsHow() async throws {
        await #expect(throws: ConnectionFailure.tooLong) {
            try await told.clock.within(.seconds(1)) { throw ConnectionFailure.tooLong }
        }
    }

    @Test func workThatTakesLongerIsCancelled() async throws {
        let (told, clock) = (told, told.clock)
        async let end = await #expect(throws: ConnectionFailure.self) {
            try await clock.within(.seconds(5)) { try await clock.sleep(for: .seconds(3600)) }
        }
        #expect(try await eventually { told.sleepers == 2 })
        told.advance(by: .seconds(4))
        #expect(told.sleepers == 2)
        told.advance(by: .seconds(1))
        #expect(await end == .timedOut)
        #expect(told.sleepers == 0)
    }

    @Test func whoIsCancelledLearnsThat() async throws {
        let clock = told.clock
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await clock.within(.seconds(5)) { try await clock.sleep(for: .seconds(3600)) } }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
    }
}
