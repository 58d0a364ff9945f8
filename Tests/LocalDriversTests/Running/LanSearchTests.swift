import BridgeCore
import HomeModel
@testable import LocalDrivers
import ScriptedLan
import Synchronization
import Testing

/// What a search said. A lock, because searches are told of from tasks of their own.
private final class SearchSaid: Sendable {
    private let news = Mutex<[LanSearchNews]>([])
    var all: [LanSearchNews] { news.withLock { $0 } }
    func take(_ one: LanSearchNews) { news.withLock { $0.append(one) } }

    var met: [String] {
        all.compactMap { if case .met(let find, let isTaken) = $0 { "\(find.identity)\(isTaken ? " taken" : "")" } else { nil } }
    }
}

@Suite("A search for devices", .timeLimit(.minutes(1)))
struct LanSearchTests {
    @Test func saysAtOnceWhatIsMetAndEachOnce() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        let said = SearchSaid()
        try await test.run {
            _ = try await test.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            async let search: Void = test.local.search([], for: .seconds(20)) { said.take($0) }
            try await eventually("the first is met") { said.met == ["a taken"] }
            test.lan.put("b", at: "192.0.2.2")
            try await eventually("the second is met while the search goes on") { said.met == ["a taken", "b"] }
            #expect(test.lan.memory.searches == 1)
            try await search
        }
        #expect(said.met == ["a taken", "b"] && test.lan.memory.searches == 0)
        #expect(said.all.contains { if case .goesOn(let left) = $0 { left > .zero } else { false } })
        #expect(test.device("toy", "b") == nil, "who only looks takes nothing in")
    }

    @Test func ofAnAppTakesInWhatNeedsNothing() async throws {
        // So slow that the second search falls into the first.
        let test = try LocalUnderTest(speed: 4)
        test.lan.put("a", at: "192.0.2.1")
        test.lan.put("b", at: "192.0.2.2", secret: "sesame")
        try await test.run {
            #expect(test.lan.memory.searched == 0, "nothing is sent before")
            try await eventually("the kind is at work") { await test.bridge.hasDeliveredAll }
            try await test.bridge.perform(.searchLights(serials: []), by: .owner)
            try await test.reaches("toy", "a")
            test.lan.put("c", at: "192.0.2.3")
            try await test.reaches("toy", "c")
            try await test.bridge.perform(.searchLights(serials: []), by: .owner)
        }
        #expect(await test.local.book.devices.map(\.identity) == ["a", "c"])
        #expect(test.lan.memory.searched == 1, "one search at a time")
    }

    @Test func findsADeviceThatHasMovedAgain() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        try await test.run {
            _ = try await test.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            try await test.reaches("toy", "a")
            test.lan.take(from: "192.0.2.1")
            test.lan.put("a", at: "192.0.2.7")
            try await eventually("it is out of reach") { test.device("toy", "a")?.isReachable == false }
            async let search: Void = test.local.search(["toy"], for: .seconds(20)) { _ in }
            try await test.reaches("toy", "a")
            #expect(await test.local.book.devices.map(\.address) == [LanAddress(host: "192.0.2.7")])
            try await search
        }
    }

    @Test func isBegunForADeviceThatDoesNotAnswerAndFindsItWhereItIsNow() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        test.lan.put("b", at: "192.0.2.2")
        try await test.run {
            _ = try await test.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            try await test.reaches("toy", "a")
            test.lan.take(from: "192.0.2.1")
            test.lan.put("a", at: "192.0.2.7")
            try await eventually("it is out of reach") { test.device("toy", "a")?.isReachable == false }
            #expect(test.lan.memory.searched == 0, "not at once")
            try await test.reaches("toy", "a")
            #expect(await test.local.book.devices.map(\.address) == [LanAddress(host: "192.0.2.7")])
            #expect(test.lan.memory.searched == 1 && test.device("toy", "b") == nil, "nobody else is taken in")
        }
    }

    @Test func sendsNobodyToAnotherAddressWhoAnswers() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        try await test.run {
            _ = try await test.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            try await eventually("it is spoken with") { test.lan.memory.talks == ["a"] }
            test.lan.put("a", at: "192.0.2.8")
            try await test.local.search([], for: .seconds(5)) { _ in }
            #expect(await test.local.book.devices.map(\.address) == [LanAddress(host: "192.0.2.1")])
            #expect(test.lan.memory.talks == ["a"])
        }
    }

    @Test func saysWhatCannotBeSearchedAndGoesOn() async throws {
        let test = try LocalUnderTest()
        test.lan.note { $0.trouble = .declined("no network") }
        let said = SearchSaid()
        try await test.local.search(["toy"], for: .seconds(2)) { said.take($0) }
        #expect(said.all.contains(.cannotSearch(kind: "toy", "it declines: no network")))
        await #expect(throws: BackendProblem.self) { try await test.local.search(["fax"], for: .seconds(2)) { _ in } }
    }

    @Test func endsWhenNobodyListens() async throws {
        let test = try LocalUnderTest()
        test.lan.put("a", at: "192.0.2.1")
        await #expect(throws: CancellationError.self) {
            try await test.local.search([], for: .seconds(200)) { _ in throw CancellationError() }
        }
        #expect(test.lan.memory.searches == 0)
    }

    @Test func letsBackendsAdmitDevices() async throws {
        let test = try LocalUnderTest()
        test.broker.note { $0.shy = "new" }
        let said = SearchSaid()
        try await test.run {
            try await test.local.add(.broker("home"), secrets: Secrets())
            try await eventually("it is connected") { test.broker.memory.connected == ["home"] }
            try await test.local.search(["home"], for: .seconds(10)) { said.take($0) }
            #expect(test.device("mqtt:home", "new") != nil)
        }
        #expect(test.broker.memory.searches == [.seconds(10)] && test.lan.memory.searched == 0)
        #expect(said.all.contains { if case .joined(let device) = $0 { device.key.identity == "new" } else { false } })
    }
}
