import BridgeCore
@testable import CloudConnectors
import HomeModel
import Testing
import ToldWorlds

@Suite("Accounts that lights are shared with", .timeLimit(.minutes(1)))
struct SharingTests {
    private static var sharing: CloudAccount {
        CloudAccount(name: "a", vendor: .mode, shares: true, app: .devices)
    }

    @Test func areSharedWithForAsLongAsTheyAreSpokenWith() async throws {
        let test = try AccountsUnderTest()
        try await test.run {
            try await test.accounts.add(Self.sharing, secrets: Secrets())
            try await test.accounts.add(.mode("b"), secrets: Secrets())
            await test.until { $0.lights.count == 2 }
            let standing = await test.standing("a") { $0.sharing?.devices == 2 }
            #expect(standing?.sharing?.state == .connected(since: test.told.now))
            await test.accounts.stop("a")
        }
        #expect(test.clouds.now.shared == ["a"], "nobody else's lights are shared")
    }

    @Test func areTriedAgainAfterAFailureWhichIsToldApart() async throws {
        let test = try AccountsUnderTest()
        test.clouds.refuse(.notAllowed("register devices"))
        try await test.run {
            try await test.accounts.add(Self.sharing, secrets: Secrets())
            let failed = await test.standing("a") { $0.sharing?.failure != nil }
            #expect(failed?.sharing?.failure?.words == "the account may not register devices")
            test.clouds.refuse(nil)
            await test.patience(of: failed?.sharing)
            _ = await test.standing("a") { $0.sharing?.state != .connecting && test.clouds.now.shared.count >= 2 }
        }
        #expect(test.clouds.now.shared.count >= 2)
    }

    @Test func areLoggedOnceForAsLongAsTheyFailAlikeAndAgainAfterAGoodRun() async throws {
        let log = LogLines()
        let (test, ledger) = (try AccountsUnderTest(), BackendLedger())
        let share = RunningShare()
        let supervisor = ShareSupervisor(share, of: Self.sharing, ledger: ledger, world: test.told.world, logger: log.logger)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await supervisor.run() }
            for (ran, lines) in [(0, 1), (1, 1), (59, 1), (60, 2), (3, 2)] {
                await share.hasStarted()
                test.told.advance(by: .seconds(ran))
                share.fail()
                await test.patience(of: await Self.failed(ledger))
                #expect(log.all.count { $0.contains("lights are not shared") } == lines, "after \(ran) s")
            }
            group.cancelAll()
        }
    }

    private static func failed(_ ledger: BackendLedger) async -> BackendLedger.Page {
        while true {
            if case .waiting(let until) = ledger.page.state, until > .zero { return ledger.page }
            await Task.yield()
        }
    }
}

/// A share that runs until the test has it fail.
private struct RunningShare: CloudShare {
    private let starts = AsyncStream.makeStream(of: Void.self)
    private let failures = AsyncStream.makeStream(of: Void.self)

    func run(_ ledger: BackendLedger) async throws {
        starts.continuation.yield()
        for await _ in failures.stream { throw CloudFailure.tokenIsOver }
    }

    func withdraw() async throws {}

    func hasStarted() async { for await _ in starts.stream { return } }
    func fail() { failures.continuation.yield() }
}
