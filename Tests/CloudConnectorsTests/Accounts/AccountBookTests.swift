import BridgeCore
import Foundation
import Testing

@testable import CloudConnectors

@Suite("The book of cloud accounts", .timeLimit(.minutes(1)))
struct AccountBookTests {
    private let secrets = Secrets(["password": "open sesame", "token": "t0k3n"])

    @Test func withoutAnAccountIsNothingButAWordInMemory() async throws {
        let shelf = try AccountShelf()
        #expect(await shelf.open().entries.isEmpty)
        #expect(shelf.files.isEmpty && shelf.log.all.isEmpty)
    }

    @Test func keepsAccountsAndSecretsOverRestarts() async throws {
        let shelf = try AccountShelf()
        try await shelf.open().add(.mode("home"), secrets: secrets)
        try await shelf.open().add(.mode("attic", baseURL: "https://attic.example.org"), secrets: Secrets(["password": "b"]))
        let book = shelf.open()
        #expect(await book.entries.map(\.account) == [.mode("home"), .mode("attic", baseURL: "https://attic.example.org")])
        #expect(await book.entries.allSatisfy { $0.trouble == nil })
        #expect(await book.entry("home")?.secrets == ["password", "token"])
        #expect(await book.drawer(of: "home").secret("password") == "open sesame")
        #expect(await book.drawer(of: "attic").secret("password") == "b")
        #expect(await book.drawer(of: "attic").secret("token") == nil)
        #expect(await book.drawer(of: "nobody").secret("password") == nil)
    }

    @Test func showsNoSecretInItsFilesAndThoseToNobodyElse() async throws {
        let shelf = try AccountShelf()
        try await shelf.open().add(.mode("home"), secrets: secrets)
        #expect(shelf.files == ["clouds.json", "clouds.key"])
        for file in [shelf.list, shelf.key] {
            #expect(try shelf.mode(file) == 0o600)
            let text = String(decoding: shelf.bytes(file), as: UTF8.self)
            for word in ["open sesame", "t0k3n", "password"] { #expect(!text.contains(word)) }
            #expect(!text.contains(Data("open sesame".utf8).base64EncodedString().prefix(12)))
        }
        #expect(shelf.bytes(shelf.key).count == 32)
        #expect(String(decoding: shelf.bytes(shelf.list), as: UTF8.self).contains("a@example.org"))
    }

    @Test func keepsWhatAConnectorPutsIntoItsDrawer() async throws {
        let shelf = try AccountShelf()
        let book = shelf.open()
        try await book.add(.mode("home"), secrets: secrets)
        let before = shelf.bytes(shelf.list)
        await book.drawer(of: "home").keep("token", "t0k3n")
        #expect(shelf.bytes(shelf.list) == before, "what is not new is not written")
        await book.drawer(of: "home").keep("token", "newer")
        await book.drawer(of: "home").keep("password", nil)
        #expect(shelf.bytes(shelf.list) != before)
        let drawer = shelf.open().drawer(of: "home")
        #expect(await drawer.secret("token") == "newer")
        #expect(await drawer.secret("password") == nil)
    }

    @Test func remembersWhatCannotBeWrittenAndSaysSo() async throws {
        let shelf = try AccountShelf()
        let book = shelf.open()
        try await book.add(.mode("home"), secrets: secrets)
        try FileManager.default.removeItem(atPath: shelf.path)
        await book.drawer(of: "home").keep("token", "newer")
        #expect(await book.drawer(of: "home").secret("token") == "newer")
        #expect(shelf.log.all.contains { $0.contains("could not be kept") && $0.contains("home") })
        #expect(!shelf.log.all.joined().contains("newer"))
    }

    @Test func letsGoOfAnAccountAndWithTheLastOneOfItsFiles() async throws {
        let shelf = try AccountShelf()
        let book = shelf.open()
        for name in ["a", "b"] { try await book.add(.mode(name), secrets: secrets) }
        #expect(try await book.remove("a") == .mode("a"))
        #expect(await shelf.open().entries.map(\.account.name) == ["b"])
        #expect(await book.drawer(of: "a").secret("password") == nil)
        await #expect(throws: AccountTrouble.unknown("a")) { try await book.remove("a") }
        try await book.remove("b")
        for gone in await book.leaving { await book.left(gone) }
        #expect(shelf.files.isEmpty)
        try await book.add(.mode("c"), secrets: secrets)
        #expect(await shelf.open().drawer(of: "c").secret("password") == "open sesame")
    }

    @Test(arguments: ["", "A", "a b", "ä", "a/b", "x123456789012345678901234"])
    func refusesNamesThatCannotBe(_ name: String) async throws {
        let shelf = try AccountShelf()
        await #expect(throws: AccountTrouble.badName(name)) { try await shelf.open().add(.mode(name), secrets: secrets) }
        #expect(shelf.files.isEmpty)
    }

    @Test func refusesANameTwice() async throws {
        let shelf = try AccountShelf()
        let book = shelf.open()
        try await book.add(.mode("home"), secrets: secrets)
        let other = CloudAccount(name: "home", vendor: .devicehive)
        await #expect(throws: AccountTrouble.nameIsTaken("home")) { try await book.add(other, secrets: secrets) }
        #expect(await book.entries.map(\.account.vendor) == [.mode])
    }

    @Test func withoutADirectoryLivesInMemory() async throws {
        let book = AccountBook(directory: nil, world: .still, logger: LogLines().logger)
        try await book.add(.mode("home"), secrets: secrets)
        await book.drawer(of: "home").keep("token", "newer")
        #expect(await book.drawer(of: "home").secret("token") == "newer")
        try await book.remove("home")
        #expect(await book.entries.isEmpty)
    }
}
