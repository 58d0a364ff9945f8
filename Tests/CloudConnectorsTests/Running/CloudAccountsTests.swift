import BridgeCore
@testable import CloudConnectors
import HomeModel
import Testing
import ToldWorlds

@Suite("Cloud accounts that come and go", .timeLimit(.minutes(1)))
struct CloudAccountsTests {
    @Test func withoutAccountsNobodyIsSpokenWith() async throws {
        let test = try AccountsUnderTest()
        try await test.run {
            #expect(await test.accounts.standings.isEmpty)
            await test.accounts.stop("nobody")
        }
        #expect(test.clouds.now.begun.isEmpty && test.clouds.now.shared.isEmpty)
    }

    @Test func thoseInTheBookAreSpokenWithFromTheStart() async throws {
        let test = try AccountsUnderTest()
        for name in ["a", "b"] { try await test.accounts.book.add(.mode(name), secrets: Secrets()) }
        try await test.run {
            await test.until { $0.lights.count == 2 }
            let standings = await test.accounts.standings
            #expect(standings.map(\.entry.account.name) == ["a", "b"])
            #expect(standings.allSatisfy { $0.page?.devices == 1 && $0.sharing == nil })
        }
        #expect(test.clouds.now.ended.count == 2)
    }

    @Test func oneThatIsAddedIsSpokenWithAtOnceAndOneThatIsStoppedNoMore() async throws {
        let test = try AccountsUnderTest()
        try await test.run {
            try await test.accounts.add(.mode("a"), secrets: Secrets())
            try await test.accounts.add(.mode("b"), secrets: Secrets())
            await test.until { $0.lights.count == 2 }
            await test.accounts.stop("a")
            #expect(test.clouds.now.ended == ["a"], "it is over when that is said")
            #expect(test.bridge.published.snapshot.home.lights.count == 2, "its devices are another's business")
            await test.accounts.start(.mode("a"))
            _ = await test.standing("a") { $0.page?.connections == 1 }
            #expect(test.clouds.now.begun.filter { $0 == "a" }.count == 2)
        }
    }

    @Test func aNameIsTakenOnce() async throws {
        let test = try AccountsUnderTest()
        try await test.run {
            try await test.accounts.add(.mode("a"), secrets: Secrets())
            await #expect(throws: AccountTrouble.nameIsTaken("a")) { try await test.accounts.add(.mode("a"), secrets: Secrets()) }
            await test.accounts.start(.mode("a"))
            await test.until { $0.lights.count == 1 }
        }
        #expect(test.clouds.now.begun == ["a"])
    }

    @Test func oneThatFailsSaysWhyAndIsTriedAgain() async throws {
        let test = try AccountsUnderTest()
        test.clouds.refuse(.trouble(status: 500, "out of tea"))
        try await test.run {
            try await test.accounts.add(.mode("a"), secrets: Secrets())
            let failed = await test.standing("a") { $0.page?.failure != nil }
            #expect(failed?.page?.failure?.words == "the cloud has a problem: it answered 500, out of tea")
            test.clouds.refuse(nil)
            await test.patience(of: failed?.page)
            await test.until { $0.lights.count == 1 }
        }
    }

    @Test func oneIsLookedAtWithoutBeingKept() async throws {
        let test = try AccountsUnderTest()
        #expect(try await test.accounts.look(.mode("a"), secrets: LooseSecrets(Secrets())).map(\.identity) == ["lamp"])
        test.clouds.refuse(.declined("wrong password"))
        await #expect(throws: CloudFailure.declined("wrong password")) {
            try await test.accounts.look(.mode("a"), secrets: LooseSecrets(Secrets()))
        }
        #expect(await test.accounts.standings.isEmpty && test.clouds.now.begun.isEmpty)
    }

    @Test func oneOfAVendorThatNobodySpeaksWithIsListedAndItsDevicesAreOutOfReach() async throws {
        let test = try AccountsUnderTest(vendors: [.devicehive])
        try await test.bridge.perform(.addDevice(CloudUnderTest.lamp("1").description), by: .owner)
        try await test.accounts.book.add(.mode("test"), secrets: Secrets())
        try await test.run {
            await test.until { !$0.reaches("1") }
            #expect(await test.accounts.standings.map(\.page) == [nil])
        }
        await #expect(throws: CloudFailure.missing("this program has no connector for mode")) {
            try await test.accounts.look(.mode("test"), secrets: LooseSecrets(Secrets()))
        }
    }

    @Test func nobodyWaitsForOneThatWillNeverRun() async throws {
        let test = try AccountsUnderTest()
        try await test.run {}
        try await test.accounts.add(.mode("late"), secrets: Secrets())
        await test.accounts.stop("late")
        #expect(test.clouds.now.begun.isEmpty)
    }
}
