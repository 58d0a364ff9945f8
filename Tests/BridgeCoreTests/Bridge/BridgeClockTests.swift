import BridgeCore
import Foundation
import HomeModel
import ServiceLifecycle
import Testing
import ToldWorlds

@Suite("The clock of a bridge", .timeLimit(.minutes(1)))
struct BridgeClockTests {
    @Test func writesMomentaryChangesWithinASecond() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            var attempts = test.store.attempts.listen().makeAsyncIterator()
            try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.2)), by: .owner)
            await test.told.somebodySleeps(for: BridgeClock.flushInterval)
            test.told.advance(by: .milliseconds(999))
            #expect(test.store.keepings.count == 1)
            test.told.advance(by: .milliseconds(1))
            #expect(await attempts.next() == true)
            #expect(test.store.keepings.count == 2)
            #expect(await !test.bridge.hasUnsaved)
        }
        #expect(test.store.keepings.count == 2)
    }

    @Test func triesAgainASecondAfterAFailure() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            var attempts = test.store.attempts.listen().makeAsyncIterator()
            test.store.fails = true
            try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.2)), by: .owner)
            await test.told.somebodySleeps(for: BridgeClock.flushInterval)
            test.told.advance(by: .seconds(1))
            #expect(await attempts.next() == false)
            test.store.fails = false
            await test.told.somebodySleeps(for: BridgeClock.flushInterval)
            test.told.advance(by: .seconds(1))
            #expect(await attempts.next() == true)
        }
    }

    @Test func waitsLongerWhenItFailsAgain() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            var attempts = test.store.attempts.listen().makeAsyncIterator()
            test.store.fails = true
            try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.2)), by: .owner)
            for wait in [1, 1, 2, 4] {
                await test.told.somebodySleeps(for: .seconds(wait))
                test.told.advance(by: .seconds(wait))
                #expect(await attempts.next() == false)
            }
            test.store.fails = false
        }
    }

    @Test func writesWhatWaitsAtShutdown() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.2)), by: .owner)
            #expect(test.store.keepings.count == 1)
        }
        #expect(test.store.keepings.last?.written.compactMap { $0 as? Light } == [test.lamps[0]])
        #expect(test.store.keepings.count == 2)
    }

    @Test func closesTheLinkButtonThoughOtherAlarmsComeFirst() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            var heard = test.bridge.announcements.listen().makeAsyncIterator()
            var attempts = test.store.attempts.listen().makeAsyncIterator()
            try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
            let closing = test.told.now.uptime + LinkButton.usualWindow
            await test.told.somebodySleeps(until: closing)
            try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.2)), by: .owner)
            await test.told.somebodySleeps(for: BridgeClock.flushInterval)
            test.told.advance(by: BridgeClock.flushInterval)
            #expect(await attempts.next() == true)
            await test.told.somebodySleeps(until: closing)
            test.told.advance(by: LinkButton.usualWindow)
            for _ in 1...2 { _ = await heard.next() }
            #expect(await heard.next()?.batch.changes.map(\.event) == [.updated([.linkButton])])
        }
    }

    /// Runs a clock while `body` goes on, then shuts it down in good order.
    private func withClock(_ test: BridgeUnderTest, _ body: () async throws -> Void) async throws {
        let services = ServiceGroup(services: [BridgeClock(bridge: test.bridge, logger: test.logger)], logger: test.logger)
        try await withThrowingTaskGroup { group in
            group.addTask { try await services.run() }
            try await body()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}
