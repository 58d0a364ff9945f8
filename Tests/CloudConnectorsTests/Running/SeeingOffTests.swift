import BridgeCore
@testable import CloudConnectors
import HomeModel
import Testing
import ToldWorlds

@Suite("What a removed account brought into the home", .timeLimit(.minutes(1)))
struct SeeingOffTests {
    private static let app = ResourceID("7b7d2b1e-0d3c-4d56-9a33-5c3d5be0a001")

    /// A bridge that was cut short: the account is out of the book, its lamp and its app are still in the home.
    private static func cutShort(_ shelf: AccountShelf) async throws -> AccountsUnderTest {
        let book = shelf.open()
        var account = CloudAccount.mode("test")
        account.app = app
        try await book.add(account, secrets: Secrets(["password": "x"]))
        try await book.remove("test")
        let test = try AccountsUnderTest(book: shelf.open())
        try await test.bridge.perform(.addDevice(CloudUnderTest.lamp("1").description), by: .owner)
        let registration = Registration(
            deviceType: "mode#test", key: String(repeating: "k", count: 40), clientKey: nil, id: try #require(app))
        try await test.bridge.perform(.admitApp(registration, granting: Grant()), by: .owner)
        return test
    }

    @Test func leavesAtTheNextStartIfTheBridgeWasCutShort() async throws {
        let shelf = try AccountShelf()
        let test = try await Self.cutShort(shelf)
        #expect(test.bridge.published.snapshot.home.lights.count == 1)
        try await test.run {
            await test.until { $0.lights.count == 0 && $0.apps.count == 0 }
            _ = await test.accounts.standings
            while await !test.accounts.book.leaving.isEmpty, !Task.isCancelled { await Task.yield() }
        }
        #expect(shelf.files.isEmpty)
    }

    @Test func staysForAnAccountOfTheSameName() async throws {
        let shelf = try AccountShelf()
        let test = try await Self.cutShort(shelf)
        try await test.accounts.book.add(.mode("test"), secrets: Secrets())
        try await test.run { await test.until { $0.lights.count == 2 } }
        #expect(test.bridge.published.snapshot.home.light(of: "1") != nil)
    }

    @Test func staysWhenTheListWasLost() async throws {
        let test = try AccountsUnderTest()
        try await test.bridge.perform(.addDevice(CloudUnderTest.lamp("1").description), by: .owner)
        try await test.run { await test.until { !$0.reaches("1") } }
        #expect(test.bridge.published.snapshot.home.lights.count == 1, "its name and its room are its owner's")
    }
}
