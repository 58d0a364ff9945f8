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
            let standing = await test.standing("a") { _ in !test.clouds.now.shared.isEmpty }
            #expect(standing?.sharing?.state == .connecting)
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
            _ = await test.standing("a") { $0.sharing?.state == .connecting && test.clouds.now.shared.count >= 2 }
        }
        #expect(test.clouds.now.shared.count >= 2)
    }
}
