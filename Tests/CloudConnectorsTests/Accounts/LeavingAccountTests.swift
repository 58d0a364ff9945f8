import BridgeCore
import Foundation
import HomeModel
import Testing

@testable import CloudConnectors

@Suite("Accounts that leave the book, and beginnings that fail", .timeLimit(.minutes(1)))
struct LeavingAccountTests {
    private let secrets = Secrets(["password": "open sesame"])

    @Test func oneThatLeavesIsRememberedWithoutItsSecretsUntilTheHomeHasLetGoOfIt() async throws {
        let shelf = try AccountShelf()
        let book = shelf.open()
        var account = CloudAccount.mode("home")
        account.app = .devices
        try await book.add(account, secrets: secrets)
        try await book.remove("home")
        #expect(shelf.files == ["clouds.json"], "the key has nothing left to open")
        #expect(!String(decoding: shelf.bytes(shelf.list), as: UTF8.self).contains("a@example.org"))
        let after = shelf.open()
        #expect(await after.leaving == [LeavingAccount(account)])
        #expect(await after.entries.isEmpty)
        #expect(await after.trouble == nil)
        await after.left(LeavingAccount(account))
        #expect(shelf.files.isEmpty)
        #expect(await shelf.open().leaving.isEmpty)
    }

    @Test func othersAreKeptMeanwhile() async throws {
        let shelf = try AccountShelf()
        let book = shelf.open()
        for name in ["a", "b"] { try await book.add(.mode(name), secrets: secrets) }
        try await book.remove("a")
        await book.drawer(of: "b").keep("token", "t")
        let after = shelf.open()
        #expect(await after.leaving.map(\.driver) == ["mode:a"])
        #expect(await after.drawer(of: "b").secret("token") == "t")
    }

    @Test(arguments: [true, false])
    func oneThatComesBackTakesOverWhatItLeftBehind(_ isKept: Bool) async throws {
        let shelf = try AccountShelf()
        let book = isKept ? shelf.open() : AccountBook(directory: nil, world: .still, logger: LogLines().logger)
        try await book.add(.mode("home"), secrets: secrets)
        try await book.remove("home")
        #expect(await book.leaving.count == 1)
        try await book.add(.mode("home"), secrets: secrets)
        #expect(await book.leaving.isEmpty)
        if isKept { #expect(await shelf.open().leaving.isEmpty) }
    }

    @Test func aListThatCannotBeWrittenAtFirstLeavesNoKeyBehind() async throws {
        let shelf = try AccountShelf()
        // A directory stands where the list would be written first.
        try FileManager.default.createDirectory(atPath: shelf.list + ".new/x", withIntermediateDirectories: true)
        await #expect(throws: AccountTrouble.self) { try await shelf.open().add(.mode("home"), secrets: secrets) }
        #expect(shelf.files == ["clouds.json.new"])
    }

    @Test func aKeyThatWasThereBeforeStays() async throws {
        let shelf = try AccountShelf()
        try Data(repeating: 7, count: 32).write(to: URL(filePath: shelf.key))
        try FileManager.default.createDirectory(atPath: shelf.list + ".new/x", withIntermediateDirectories: true)
        await #expect(throws: AccountTrouble.self) { try await shelf.open().add(.mode("home"), secrets: secrets) }
        #expect(shelf.bytes(shelf.key) == Data(repeating: 7, count: 32))
    }
}
