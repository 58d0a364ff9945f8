import BridgeCore
import Foundation
@testable import LocalDrivers
import Testing

@Suite("A book of backends that was damaged", .timeLimit(.minutes(1)))
struct BackendDamageTests {
    private let secrets = Secrets(["password": "open sesame"])

    private func filled() async throws -> BackendShelf {
        let shelf = try BackendShelf()
        let book = shelf.open()
        try await book.add(.broker("home"), secrets: secrets)
        try await book.adopt(.toy("a"), secrets: Secrets())
        return shelf
    }

    @Test(arguments: [
        ("\"version\" : 1", "\"version\" : 2", "version 2"), ("\"name\" : \"home\"", "\"name\" : \"Ho/me\"", "names that cannot be"),
        ("{", "[", "not such a list"), ("\"mqtt\"", "\"smoke\"", "not such a list"),
    ])
    func isLeftAsItIsAndSaysSo(_ old: String, _ new: String, _ words: String) async throws {
        let shelf = try await filled()
        try shelf.meddle(with: shelf.list) { $0.replacingOccurrences(of: old, with: new) }
        let before = shelf.text(shelf.list)
        let book = shelf.open()
        let trouble = try #require(await book.trouble)
        #expect("\(trouble)".contains(words) && "\(trouble)".contains(shelf.list))
        #expect(shelf.log.contains { $0.contains("cannot be used") })
        await #expect(throws: trouble) { try await book.add(.broker("b"), secrets: Secrets()) }
        await #expect(throws: trouble) { try await book.adopt(.toy("b"), secrets: Secrets()) }
        await book.forget("x", of: "mqtt:home")
        await book.left("mqtt:home")
        #expect(shelf.text(shelf.list) == before && shelf.text(shelf.secrets).contains("sesame"))
    }

    @Test func keepsWhatNeedsNoSecretWhenThoseAreDamaged() async throws {
        let shelf = try await filled()
        try shelf.meddle(with: shelf.secrets) { String($0.dropLast(3)) }
        let before = shelf.text(shelf.secrets)
        let book = shelf.open()
        #expect(await book.trouble == nil)
        #expect(await book.trouble(of: "toy/a") == nil)
        #expect(await book.trouble(of: "mqtt:home") == .secretsAreDamaged(path: shelf.secrets))
        await #expect(throws: BackendTrouble.secretsAreDamaged(path: shelf.secrets)) {
            try await book.adopt(.toy("b"), secrets: secrets)
        }
        try await book.adopt(.toy("b"), secrets: Secrets())
        try await book.remove("home")
        #expect(await shelf.open().devices.map(\.identity) == ["a", "b"])
        #expect(shelf.text(shelf.secrets) == before)
    }

    @Test func missesASecretThatIsGone() async throws {
        let shelf = try await filled()
        try FileManager.default.removeItem(atPath: shelf.secrets)
        #expect(await shelf.open().trouble(of: "mqtt:home") == .secretIsGone(path: shelf.secrets))
        #expect(await shelf.open().trouble(of: "toy/a") == nil)
    }

    @Test func changesNothingWhenItCannotBeWritten() async throws {
        let shelf = try await filled()
        let book = shelf.open()
        let (list, secret) = (shelf.text(shelf.list), shelf.text(shelf.secrets))
        try shelf.block(shelf.list)
        await #expect(throws: BackendTrouble.self) { try await book.add(.broker("b"), secrets: secrets) }
        await #expect(throws: BackendTrouble.self) { try await book.remove("home") }
        #expect(await book.backends.map(\.name) == ["home"])
        #expect(await book.secrets(of: "mqtt:home") == secrets)
        #expect(shelf.text(shelf.list) == list && shelf.text(shelf.secrets) == secret)
        try shelf.block(shelf.secrets)
        await #expect(throws: BackendTrouble.self) { try await book.adopt(.toy("b"), secrets: secrets) }
        #expect(await book.devices.count == 1)
    }

    @Test func saysWhatCouldNotBeWrittenAndKnowsItAllTheSame() async throws {
        let shelf = try await filled()
        let book = shelf.open()
        try shelf.block(shelf.list)
        await book.forget("0x17", of: "mqtt:home")
        #expect(await book.forgotten(by: "mqtt:home") == ["0x17"])
        #expect(shelf.log.contains { $0.contains("could not be written") })
    }

    @Test func showsNoSecretInWords() async throws {
        let shelf = try await filled()
        #expect(!"\(await shelf.open().secrets(of: "mqtt:home"))".contains("sesame"))
        #expect(!shelf.log.joined().contains("sesame"))
    }
}
