import BridgeCore
import HomeModel
@testable import LocalDrivers
import ScriptedLan
import Testing

@Suite("Configured backends", .timeLimit(.minutes(1)))
struct BackendLifeTests {
    @Test func comeAndGoWithTheirDevices() async throws {
        let shelf = try BackendShelf()
        let test = try LocalUnderTest(book: shelf.open())
        test.broker.note { $0.devices = ["x"] }
        try await test.run {
            try await test.local.add(.broker("home"), secrets: Secrets())
            try await test.local.add(ConfiguredBackend(name: "own", kind: .external, command: ["x"]), secrets: Secrets())
            try await test.reaches("mqtt:home", "x")
            try await test.reaches("external:own", "x")
            try await test.local.remove("home")
            #expect(test.device("mqtt:home", "x") == nil && test.device("external:own", "x") != nil)
            #expect(test.broker.memory.connected == ["own"], "nobody speaks with it when it is said to be gone")
            #expect(await test.local.standings.map(\.backend.name) == ["own"])
            #expect(await test.local.book.forgotten(by: "mqtt:home").isEmpty)
            #expect(await test.local.book.leaving.isEmpty)
            try await test.local.add(.broker("home"), secrets: Secrets())
            try await test.reaches("mqtt:home", "x")
        }
        let again = try LocalUnderTest(book: shelf.open())
        again.broker.note { $0.devices = ["x"] }
        try await again.run {
            try await again.reaches("mqtt:home", "x")
            try await again.reaches("external:own", "x")
        }
    }

    @Test func areRefusedWhenTheyCannotBeUsed() async throws {
        let test = try LocalUnderTest()
        await #expect(throws: BackendProblem(description: "there is no host")) {
            try await test.local.add(ConfiguredBackend(name: "home", kind: .mqtt), secrets: Secrets())
        }
        await #expect(throws: BackendTrouble.badName("Ho me")) { try await test.local.add(.broker("Ho me"), secrets: Secrets()) }
        await #expect(throws: BackendTrouble.unknown("x")) { try await test.local.remove("x") }
        #expect(await test.local.standings.isEmpty)
    }

    @Test func sayWhyTheyAreNotConnectedAndAreTriedAgain() async throws {
        let test = try LocalUnderTest()
        test.broker.note { $0.password = "right" }
        try await test.run {
            try await test.local.add(.broker("home"), secrets: Secrets(["password": "wrong"]))
            try await eventually("it says why") {
                await test.local.standings.first?.page?.failure?.words == "the broker does not let it in: the password is wrong"
            }
            test.broker.note { $0.password = "wrong" }
            try await eventually("it is let in") { test.broker.memory.connected == ["home"] }
        }
    }

    @Test func whoseSecretsCannotBeReadAreListedAndLeftAlone() async throws {
        let shelf = try BackendShelf()
        try await shelf.open().add(.broker("home"), secrets: Secrets(["password": "x"]))
        try shelf.meddle(with: shelf.secrets) { _ in "?" }
        let test = try LocalUnderTest(book: shelf.open())
        try await test.run {
            let standing = try #require(await test.local.standings.first)
            #expect(standing.page == nil && standing.problem?.contains("its secrets cannot be read") == true)
            #expect(test.broker.memory.connected.isEmpty)
            try await test.local.remove("home")
            #expect(shelf.text(shelf.secrets) == "?")
        }
    }

    @Test func thatABridgeWhichWasCutShortLeftBehindGoWhenItStarts() async throws {
        let shelf = try BackendShelf()
        let first = try LocalUnderTest(book: shelf.open())
        first.broker.note { $0.devices = ["x"] }
        try await first.run {
            try await first.local.add(.broker("home"), secrets: Secrets())
            try await first.reaches("mqtt:home", "x")
            await first.local.stop("home")
            try await first.local.book.remove("home")
        }
        let second = try LocalUnderTest(book: shelf.open(), home: first.home)
        #expect(second.device("mqtt:home", "x") != nil)
        try await second.run { try await eventually("it goes") { second.device("mqtt:home", "x") == nil } }
        #expect(shelf.files.isEmpty)
    }
}
