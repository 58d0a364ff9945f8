import BridgeCore
import Foundation
@testable import LocalDrivers
import Logging
import Testing

@Suite("The book of backends and devices", .timeLimit(.minutes(1)))
struct BackendBookTests {
    private let secrets = Secrets(["password": "open sesame"])

    @Test func withNothingInItIsNothingButAWordInMemory() async throws {
        let shelf = try BackendShelf()
        let book = shelf.open()
        #expect(await book.backends.isEmpty)
        #expect(await book.devices.isEmpty)
        #expect(await book.trouble == nil)
        #expect(shelf.files.isEmpty && shelf.log.isEmpty)
    }

    @Test func keepsAllOverRestarts() async throws {
        let shelf = try BackendShelf()
        try await shelf.open().add(.broker("home"), secrets: secrets)
        try await shelf.open().add(ConfiguredBackend(name: "own", kind: .external, command: ["/bin/lamps", "-v"]), secrets: Secrets())
        try await shelf.open().adopt(.toy("a"), secrets: Secrets(["password": "b"]))
        try await shelf.open().adopt(.toy("c"), secrets: Secrets())
        await shelf.open().forget("0x17", of: "mqtt:home")
        let book = shelf.open()
        #expect(await book.backends.map(\.driver) == ["mqtt:home", "external:own"])
        #expect(await book.backend("home")?.settings == ["host": "broker.example.org", "user": "me"])
        #expect(await book.backend("own")?.command == ["/bin/lamps", "-v"])
        #expect(await book.devices.map(\.id) == ["toy/a", "toy/c"])
        #expect(await book.secrets(of: "mqtt:home")["password"] == "open sesame")
        #expect(await book.secrets(of: "toy/a")["password"] == "b")
        #expect(await book.secrets(of: "toy/c").isEmpty)
        #expect(await book.forgotten(by: "mqtt:home") == ["0x17"])
        for holder in ["mqtt:home", "external:own", "toy/a", "toy/c"] { #expect(await book.trouble(of: holder) == nil) }
    }

    @Test func keepsSecretsApartAndBothFilesFromOthers() async throws {
        let shelf = try BackendShelf()
        try await shelf.open().add(.broker("home"), secrets: secrets)
        #expect(shelf.files == ["backends.json", "backends.secrets"])
        for file in [shelf.list, shelf.secrets] { #expect(try shelf.mode(file) == 0o600) }
        #expect(shelf.text(shelf.list).contains("broker.example.org") && !shelf.text(shelf.list).contains("sesame"))
        #expect(shelf.text(shelf.secrets).contains("sesame"))
    }

    @Test func letsGoOfThingsAndWithTheLastOneOfItsFiles() async throws {
        let shelf = try BackendShelf()
        let book = shelf.open()
        try await book.add(.broker("home"), secrets: secrets)
        try await book.adopt(.toy("a"), secrets: secrets)
        try await book.drop("toy", "a")
        #expect(!shelf.text(shelf.secrets).contains("toy/a"))
        try await book.remove("home")
        #expect(await shelf.open().leaving == ["mqtt:home"], "until the home has let go of its devices")
        await book.left("mqtt:home")
        #expect(shelf.files.isEmpty)
        await #expect(throws: BackendTrouble.unknown("home")) { try await book.remove("home") }
        await #expect(throws: BackendTrouble.unknownDevice("toy/a")) { try await book.drop("toy", "a") }
    }

    @Test func hasEveryNameAndEveryDeviceOnce() async throws {
        let book = try BackendShelf().open()
        try await book.add(.broker("home"), secrets: secrets)
        try await book.adopt(.toy("a"), secrets: Secrets())
        await #expect(throws: BackendTrouble.nameIsTaken("home")) { try await book.add(.broker("home"), secrets: Secrets()) }
        await #expect(throws: BackendTrouble.isTaken("toy/a")) { try await book.adopt(.toy("a"), secrets: Secrets()) }
        for name in ["", "Home", "a b", "x/y", String(repeating: "a", count: 25)] {
            await #expect(throws: BackendTrouble.badName(name)) { try await book.add(.broker(name), secrets: Secrets()) }
        }
    }

    @Test func hasNoMoreDevicesThanAHouse() async throws {
        let book = BackendBook(directory: nil, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        for number in 0..<BackendBook.mostDevices { try await book.adopt(.toy("\(number)"), secrets: Secrets()) }
        await #expect(throws: BackendTrouble.full(BackendBook.mostDevices)) { try await book.adopt(.toy("x"), secrets: Secrets()) }
    }

    @Test func knowsWhereADeviceIsNow() async throws {
        let shelf = try BackendShelf()
        let book = shelf.open()
        try await book.adopt(.toy("a"), secrets: secrets)
        await book.move("toy/a", to: LanAddress(host: "192.0.2.9", port: 81))
        #expect(await shelf.open().devices.map(\.address) == [LanAddress(host: "192.0.2.9", port: 81)])
        #expect(await shelf.open().secrets(of: "toy/a")["password"] == "open sesame")
    }
}
