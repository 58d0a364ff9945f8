import Connectivity
import Testing

@Suite("Questions on their way", .timeLimit(.minutes(1)))
struct QuestionsTests {
    private let told = ToldClock()

    @Test func aQuestionIsAskedUntilThereIsAnAnswer() async throws {
        let (questions, said) = (Questions<Int, String>(clock: told.clock), Tally())
        async let answer = questions.ask(1, Retries(waits: [.seconds(1)], most: 3)) { await said.count() }
        #expect(try await eventually { told.sleepers == 1 })
        told.advance(by: .seconds(1))
        #expect(try await eventually { await said.number == 2 })
        #expect(await questions.answer(1, "yes"))
        #expect(try await answer == "yes")
        #expect(await !questions.answer(1, "yes"), "what comes again is for nobody")
        #expect(await said.number == 2)
    }

    @Test func silenceEndsIt() async throws {
        let (questions, told) = (Questions<Int, String>(clock: told.clock), told)
        async let end = cancelledOrFailed { _ = try await questions.ask(1, Retries(waits: [.seconds(1)], most: 1)) {} }
        #expect(try await eventually { told.sleepers == 1 })
        told.advance(by: .seconds(1))
        #expect(await end as? ConnectionFailure == .timedOut)
        #expect(await !questions.answer(1, "late"))
    }

    @Test func answersGoToThoseWhoAskedThat() async throws {
        let questions = Questions<Int, String>(clock: told.clock)
        async let first = questions.ask(1, Retries(waits: [.seconds(1)], most: 1)) {}
        async let second = questions.ask(2, Retries(waits: [.seconds(1)], most: 1)) {}
        #expect(try await eventually { told.sleepers == 2 })
        #expect(await !questions.answer(3, "nobody asked"))
        #expect(await questions.answer(2, "two"))
        #expect(await questions.answer(1, "one"))
        #expect(try await [first, second] == ["one", "two"])
    }

    @Test func whatCannotBeSentIsNotWaitedFor() async throws {
        let questions = Questions<Int, String>(clock: told.clock)
        await #expect(throws: ConnectionFailure.lost("no way")) {
            try await questions.ask(1, Retries(waits: [.seconds(1)], most: 3)) { throw ConnectionFailure.lost("no way") }
        }
    }

    @Test func whoeverIsCancelledStopsAsking() async throws {
        let questions = Questions<Int, String>(clock: told.clock)
        let end = await cancelled { _ = try await questions.ask(1, Retries(waits: [.seconds(1)], most: 3)) {} }
        #expect(throws: CancellationError.self) { try end?.get() }
        #expect(await !questions.answer(1, "late"))
    }

    private func cancelledOrFailed(_ work: () async throws -> Void) async -> (any Error)? {
        do {
            try await work()
            return nil
        } catch {
            return error
        }
    }
}

private actor Tally {
    private(set) var number = 0

    func count() { number += 1 }
}
