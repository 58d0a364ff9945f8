import BridgeCore
import HomeModel
@testable import LocalDrivers
import ScriptedLan
import Testing

@Suite("Devices that are let go of", .timeLimit(.minutes(1)))
struct ForgettingTests {
    @Test func ofTheLanAreSpokenWithNoMoreWhoeverTookThemOut() async throws {
        let shelf = try BackendShelf()
        let test = try LocalUnderTest(book: shelf.open())
        for (identity, host) in [("a", "192.0.2.1"), ("b", "192.0.2.2"), ("c", "192.0.2.3")] { test.lan.put(identity, at: host) }
        try await test.run {
            for host in ["192.0.2.1", "192.0.2.2", "192.0.2.3"] {
                _ = try await test.local.add("toy", at: LanAddress(host: host), secret: nil)
            }
            for identity in ["a", "b", "c"] { try await test.reaches("toy", identity) }
            try await eventually("removals are followed") { test.bridge.announcements.hasListeners }
            try await test.deleteLights(of: "toy", "a")
            try await eventually("nobody speaks with it") { test.lan.memory.talks.sorted() == ["b", "c"] }
            #expect(try await test.local.forget(DeviceKey(driver: "toy", identity: "b")))
            #expect(test.device("toy", "b") == nil && test.lan.memory.talks == ["c"])
            try await eventually("the book knows") { await test.local.book.devices.map(\.identity) == ["c"] }
        }
        let again = try LocalUnderTest(book: shelf.open())
        again.lan.put("a", at: "192.0.2.1")
        again.lan.put("c", at: "192.0.2.3")
        try await again.run { try await again.reaches("toy", "c") }
        #expect(again.device("toy", "a") == nil)
    }

    @Test func ofABackendStayAwayUntilTheyAreWantedAgain() async throws {
        let shelf = try BackendShelf()
        let test = try LocalUnderTest(book: shelf.open())
        test.broker.note { $0.devices = ["x", "y"] }
        try await test.run {
            try await test.local.add(.broker("home"), secrets: Secrets())
            try await test.reaches("mqtt:home", "x")
            try await eventually("removals are followed") { test.bridge.announcements.hasListeners }
            try await test.deleteLights(of: "mqtt:home", "x")
            try await eventually("the book knows") { await test.local.book.forgotten(by: "mqtt:home") == ["x"] }
            test.broker.note { $0.devices.insert("z") }
            try await test.reaches("mqtt:home", "z")
            #expect(test.device("mqtt:home", "x") == nil, "the broker named it again, and it stays away")
            #expect(await test.local.standings.first?.waiting.map(\.identity) == ["x"])
            #expect(try await test.local.adopt("x", secret: nil) == "mqtt:home/x")
            #expect(test.device("mqtt:home", "x")?.isReachable == true, "nobody has to describe it again")
            try await test.deleteLights(of: "mqtt:home", "x")
            try await eventually("the book knows") { await test.local.book.forgotten(by: "mqtt:home") == ["x"] }
        }
        let again = try LocalUnderTest(book: shelf.open())
        again.broker.note { $0.devices = ["x", "y"] }
        try await again.run {
            try await again.reaches("mqtt:home", "y")
            #expect(again.device("mqtt:home", "x") == nil)
            #expect(try await again.local.adopt("x", secret: nil) == "mqtt:home/x")
            try await again.reaches("mqtt:home", "x")
            #expect(await again.local.book.forgotten(by: "mqtt:home").isEmpty)
            let light = try #require(again.device("mqtt:home", "x")?.lights.first)
            var patch = LightPatch()
            patch.on = true
            try await again.bridge.perform(.setLight(light, patch), by: .owner)
            try await eventually("it takes orders") { again.broker.memory.orders == 1 }
        }
    }

    @Test func areNotTheseBackendsBusinessIfOthersBroughtThem() async throws {
        let test = try LocalUnderTest()
        #expect(try await !test.local.forget(DeviceKey(driver: "simulated", identity: "a")))
        #expect(try await !test.local.forget(DeviceKey(driver: "mode:home", identity: "a")))
        #expect(try await test.local.forget(DeviceKey(driver: "mqtt:gone", identity: "a")))
    }

    @Test func thatNobodySpeaksWithAreOutOfReachFromTheStart() async throws {
        let first = try LocalUnderTest()
        first.lan.put("a", at: "192.0.2.1")
        first.broker.note { $0.devices = ["x"] }
        try await first.run {
            _ = try await first.local.add("toy", at: LanAddress(host: "192.0.2.1"), secret: nil)
            try await first.local.add(.broker("home"), secrets: Secrets())
            try await first.reaches("toy", "a")
            try await first.reaches("mqtt:home", "x")
        }
        let second = try LocalUnderTest(home: first.home)
        try await second.run {
            try await eventually("both are out of reach") {
                second.device("toy", "a")?.isReachable == false && second.device("mqtt:home", "x")?.isReachable == false
            }
        }
    }
}
