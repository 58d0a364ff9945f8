import BridgeCore
import Foundation
import Testing

@testable import CloudConnectors

@Suite("Cloud accounts that cannot be read", .timeLimit(.minutes(1)))
struct AccountDamageTests {
    private let secrets = Secrets(["password": "open sesame"])

    private func shelf() async throws -> AccountShelf {
        let shelf = try AccountShelf()
        let book = shelf.open()
        try await book.add(.mode("a"), secrets: secrets)
        try await book.add(.mode("b"), secrets: Secrets(["password": "of b"]))
        return shelf
    }

    /// Opens the book and looks whether it says what is wrong and leaves all as it was, whatever is tried.
    private func expect(_ trouble: AccountTrouble, of shelf: AccountShelf, names: [String] = ["a", "b"]) async {
        let (list, key) = (shelf.bytes(shelf.list), shelf.bytes(shelf.key))
        let book = shelf.open()
        #expect(await book.entries.map(\.account.name) == ["a", "b"])
        #expect(await book.entries.filter { $0.trouble == trouble }.map(\.account.name) == names)
        for name in names {
            #expect(await book.drawer(of: name).secret("password") == nil)
            await book.drawer(of: name).keep("password", "guess")
        }
        await #expect(throws: AccountTrouble.other(name: names[0])) { try await book.add(.mode("c"), secrets: secrets) }
        #expect(shelf.bytes(shelf.list) == list && shelf.bytes(shelf.key) == key)
        #expect(shelf.log.all.contains { $0.contains(trouble.description) })
    }

    @Test func areListedWhenTheKeyIsGone() async throws {
        let shelf = try await shelf()
        try FileManager.default.removeItem(atPath: shelf.key)
        await expect(.keyIsMissing(path: shelf.key), of: shelf)
        #expect(!shelf.files.contains("clouds.key"))
    }

    @Test func areListedWhenTheKeyIsAnother() async throws {
        let shelf = try await shelf()
        try Data(repeating: 7, count: 32).write(to: URL(filePath: shelf.key))
        await expect(.doesNotOpen(path: shelf.key), of: shelf)
    }

    @Test(arguments: [0, 31, 33])
    func areListedWhenTheKeyHasAnotherLength(_ length: Int) async throws {
        let shelf = try await shelf()
        try Data(repeating: 7, count: length).write(to: URL(filePath: shelf.key))
        await expect(.keyIsDamaged(path: shelf.key), of: shelf)
    }

    @Test func areUsedAgainWhenTheKeyIsBack() async throws {
        let shelf = try await shelf()
        let key = shelf.bytes(shelf.key)
        try FileManager.default.removeItem(atPath: shelf.key)
        await expect(.keyIsMissing(path: shelf.key), of: shelf)
        try key.write(to: URL(filePath: shelf.key))
        #expect(await shelf.open().drawer(of: "b").secret("password") == "of b")
    }

    @Test func doNotOpenInEachOthersPlaceNorForAnotherServer() async throws {
        let swapped = try await shelf()
        let boxes = try AccountFile(directory: swapped.path).content().accounts.map { $0.secrets.base64EncodedString() }
        try swapped.meddle { text in
            text.replacing(boxes[0], with: "FIRST").replacing(boxes[1], with: boxes[0]).replacing("FIRST", with: boxes[1])
        }
        await expect(.doesNotOpen(path: swapped.key), of: swapped)
        let redirected = try await shelf()
        try redirected.meddle {
            $0.replacing("\"name\" : \"a\"", with: "\"baseURL\" : \"https://evil.example.org\", \"name\" : \"a\"")
        }
        await expect(.doesNotOpen(path: redirected.key), of: redirected, names: ["a"])
    }

    @Test(arguments: ["", "{", "[]", "{\"version\":2,\"accounts\":[]}", "{\"version\":1,\"accounts\":[{}]}", "\u{0}\u{1}"])
    func areLeftAloneWhenTheListIsDamaged(_ text: String) async throws {
        let shelf = try await shelf()
        try shelf.meddle { _ in text }
        let book = shelf.open()
        let trouble = try #require(await book.trouble)
        guard case .damaged(shelf.list, _) = trouble else { return #expect(Bool(false), "\(trouble)") }
        #expect(await book.entries.isEmpty && shelf.log.all.contains { $0.contains(shelf.list) })
        await #expect(throws: trouble) { try await book.add(.mode("c"), secrets: secrets) }
        await #expect(throws: trouble) { try await book.remove("a") }
        #expect(shelf.bytes(shelf.list) == Data(text.utf8) && shelf.files == ["clouds.json", "clouds.key"])
    }

    @Test func canBeRemovedOneByOneWhateverIsWrong() async throws {
        let shelf = try await shelf()
        try FileManager.default.removeItem(atPath: shelf.key)
        let book = shelf.open()
        try await book.remove("a")
        #expect(await book.entries.map(\.account.name) == ["b"])
        try await book.remove("b")
        try await book.add(.mode("c"), secrets: secrets)
        #expect(await shelf.open().drawer(of: "c").secret("password") == "open sesame")
    }
}
