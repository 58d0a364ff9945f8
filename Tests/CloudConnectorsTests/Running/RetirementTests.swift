import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing
import ToldWorlds

@Suite("An account that is to be removed", .timeLimit(.minutes(1)))
struct RetirementTests {
    private static let sharing = CloudAccount(name: "a", vendor: .mode, shares: true, app: .devices)

    /// Runs an account that shares lights until `body` is done.
    private static func run(_ body: @escaping @Sendable (AccountsUnderTest) async throws -> Void) async throws {
        let test = try AccountsUnderTest()
        try await test.run {
            try await test.accounts.add(sharing, secrets: Secrets())
            _ = await test.standing("a") { $0.sharing?.devices == 2 && $0.page?.connections == 1 }
            try await body(test)
        }
    }

    @Test func takesBackWhatItShowedWhenNothingElseOfItIsUnderWay() async throws {
        try await Self.run { (test) async throws in
            #expect(try await test.accounts.retire(Self.sharing) == nil)
            #expect(test.clouds.now.withdrawn == ["a"] && test.clouds.now.ended == ["a"])
            #expect(await test.accounts.runs.isEmpty)
        }
    }

    @Test func saysWhyItCouldNot() async throws {
        try await Self.run { (test) async throws in
            test.clouds.refuse(.trouble(status: 500, "out of tea"))
            #expect(try await test.accounts.retire(Self.sharing) == "the cloud has a problem: it answered 500, out of tea")
        }
    }

    @Test func waitsFiveSecondsForACloudThatHangs() async throws {
        try await Self.run { (test) async throws in
            test.clouds.note { $0.hangs = true }
            async let words = test.accounts.retire(Self.sharing)
            await test.told.somebodySleeps(for: .seconds(5))
            test.told.advance(by: .seconds(5))
            #expect(try await words == "it does not answer in time")
        }
    }

    @Test func whichSharesNothingHasNothingToTakeBack() async throws {
        let test = try AccountsUnderTest()
        try await test.run { () async throws in
            try await test.accounts.add(.mode("b"), secrets: Secrets())
            await test.until { $0.lights.count == 1 }
            #expect(try await test.accounts.retire(.mode("b")) == nil)
        }
        #expect(test.clouds.now.withdrawn.isEmpty)
    }

    @Test func whichCannotBeReadIsSaidToHaveLeftSomethingThere() async throws {
        let test = try AccountsUnderTest()
        try await test.run { () async throws in #expect(try await test.accounts.retire(Self.sharing)?.contains("cannot be read") == true) }
    }

    @Test func isSpokenWithAsBeforeWhenNobodyWaits() async throws {
        try await Self.run { (test) async throws in
            await withTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask {
                    await #expect(throws: CancellationError.self) { try await test.accounts.retire(Self.sharing) }
                }
            }
            _ = await test.standing("a") { $0.page?.connections == 1 && test.clouds.now.begun.count == 2 }
            #expect(test.clouds.now.withdrawn.isEmpty)
        }
    }

    @Test func isNotSaidToBeStoppedBeforeItIsEvenWhenNobodyWaits() async throws {
        try await Self.run { (test) async throws in
            test.clouds.note { $0.lingers = true }
            await withTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask {
                    await test.accounts.stop("a")
                    test.clouds.note { $0.ended.append("said so") }
                }
                for _ in 1...200 { await Task.yield() }
                test.clouds.farewell.reach()
            }
            #expect(test.clouds.now.ended == ["a", "said so"])
        }
    }
}
