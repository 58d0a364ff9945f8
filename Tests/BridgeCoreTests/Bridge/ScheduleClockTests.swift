import BridgeCore
import Foundation
import HomeModel
import ServiceLifecycle
import Testing
import ToldWorlds

@Suite("Schedules of a bridge", .timeLimit(.minutes(1)))
struct ScheduleClockTests {
    private func addTimer(_ seconds: Int, to test: BridgeUnderTest) async throws {
        let action = AutomationAction(
            command: .setLight(test.lamps[0].id, .on(0.2)),
            wording: AutomationAction.Wording(method: "PUT", address: "/", body: "{}"))
        let timing = Timing.timer(length: .seconds(seconds), spread: .zero, runs: 1)
        try await test.bridge.perform(
            .addSchedule(ScheduleDraft(id: .devices, action: action, timing: timing, isLocal: false)), by: .owner)
    }

    private func isLit(_ test: BridgeUnderTest) -> Bool { test.lamps.contains(where: \.state.on) }

    @Test func goOffThoughTheClocksAreLookedAtInVainBefore() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            try await addTimer(75, to: test)
            var heard = test.bridge.announcements.listen().makeAsyncIterator()
            await test.told.somebodySleeps(for: .seconds(30))
            await pass(74, of: test)
            #expect(!isLit(test))
            // A look that was under way when its time came is taken a second later.
            await pass(10, of: test)
            #expect(await heard.next()?.batch.cause == .bridge)
            #expect(await heard.next()?.batch.cause == .schedule(.devices))
            #expect(isLit(test))
            #expect(test.home.schedules.count == 0)
        }
    }

    @Test func areTriedAgainAfterASecondWhenTheyCannotBeKept() async throws {
        let test = try await BridgeUnderTest()
        try await withClock(test) {
            try await addTimer(10, to: test)
            var attempts = test.store.attempts.listen().makeAsyncIterator()
            var heard = test.bridge.announcements.listen().makeAsyncIterator()
            test.store.fails = true
            await test.told.somebodySleeps(for: .seconds(10))
            test.told.advance(by: .seconds(10))
            #expect(await attempts.next() == false)
            await test.told.somebodySleeps(for: .seconds(1))
            #expect(!isLit(test))
            test.store.fails = false
            test.told.advance(by: .seconds(1))
            #expect(await heard.next()?.batch.cause == .bridge)
            #expect(await heard.next()?.batch.cause == .schedule(.devices))
            #expect(isLit(test))
            #expect(test.home.schedules.count == 0)
        }
    }

    /// Lets seconds pass, one by one.
    private func pass(_ seconds: Int, of test: BridgeUnderTest) async {
        for _ in 0..<seconds {
            test.told.advance(by: .seconds(1))
            for _ in 0..<20 { await Task.yield() }
        }
    }

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
