import BridgeCore
import HomeModel
@testable import LocalDrivers
import ScriptedLan
import Testing

@Suite("Devices that are taken in", .timeLimit(.minutes(1)))
struct AdoptionTests {
    @Test func appearInTheHomeAndTakeOrders() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1", name: "Shelf", lights: 2)
        try await test.run {
            let added = try await test.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            #expect(added.id == "toy/a" && added.name == "Shelf")
            try await test.reaches("toy", "a")
            let light = try #require(test.device("toy", "a")?.lights.first)
            var patch = LightPatch()
            patch.on = true
            try await test.bridge.perform(.setLight(light, patch), by: .owner)
            try await eventually("it is told") { test.lan.memory.orders.map(\.action.on) == [true] }
            #expect(await test.local.devices.first?.page?.orders.sent == 1)
        }
        #expect(test.lan.memory.talks.isEmpty, "nothing goes on after the end")
    }

    @Test(arguments: [
        ("toy", "192.0.2.9", "nobody answers there"), ("fax", "192.0.2.1", "there is no kind of device \"fax\"; there are: toy"),
        ("toy", "192.0.2.2", "its password"),
    ])
    func areRefusedWithWordsForWhy(_ kind: String, _ host: String, _ words: String) async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        test.lan.put("b", at: "192.0.2.2", secret: "sesame")
        do {
            _ = try await test.local.add(kind, at: LanAddress(host: host), secret: nil)
            Issue.record("it is taken in")
        } catch {
            #expect("\(error)".contains(words))
        }
        #expect(await test.local.book.devices.isEmpty)
    }

    @Test func areLetInByTheirSecretAndKeepIt() async throws {
        let shelf = try BackendShelf()
        let test = try LocalUnderTest(book: shelf.open())
        test.lan.put("b", at: "192.0.2.2", secret: "sesame")
        try await test.run {
            _ = try await test.local.add("toy", at: LanAddress(host: "192.0.2.2"), secret: "sesame")
            try await test.reaches("toy", "b")
        }
        let again = try LocalUnderTest(book: shelf.open())
        again.lan.put("b", at: "192.0.2.2", secret: "sesame")
        try await again.run { try await again.reaches("toy", "b") }
        #expect(again.lan.memory.searched == 0 && again.lan.memory.looks.isEmpty)
    }

    @Test func areNamedByWhatASearchMet() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        test.lan.put("b", at: "192.0.2.2", secret: "sesame")
        await #expect(throws: BackendProblem.self) { try await test.local.adopt("toy/a", secret: nil) }
        try await test.local.search([], for: .seconds(2)) { _ in }
        #expect(try await test.local.adopt("a", secret: nil) == "toy/a")
        #expect(test.lan.memory.looks.isEmpty)
        await #expect(throws: BackendProblem.self) { try await test.local.adopt("toy/b", secret: nil) }
        #expect(try await test.local.adopt("toy/b", secret: "sesame") == "toy/b")
        await #expect(throws: BackendTrouble.isTaken("toy/a")) { try await test.local.adopt("toy/a", secret: nil) }
    }

    @Test func whoseAddressAnotherHasAreOutOfReach() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        try await test.run {
            _ = try await test.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            try await test.reaches("toy", "a")
            test.lan.put("z", at: "192.0.2.1")
            try await eventually("it is out of reach") { test.device("toy", "a")?.isReachable == false }
            #expect(test.device("toy", "z") == nil)
            let words = await test.local.devices.first?.page?.failure?.words
            #expect(words?.contains("another device answers") == true || words?.contains("does not answer") == true)
        }
    }
}
