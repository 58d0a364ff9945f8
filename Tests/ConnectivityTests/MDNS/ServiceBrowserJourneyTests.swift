@testable import Connectivity
import Logging
import RawSockets
import Synchronization
import Testing

/// A browser on loopback with real sockets, each test on a port of its own.
@Suite("Browsing", .serialized, .timeLimit(.minutes(1)))
struct ServiceBrowserJourneyTests {
    /// What was heard. A lock, because it is heard on another task than it is looked at.
    private final class Diary: Sendable {
        private let news = Mutex<[ServiceNews]>([])
        func write(_ piece: ServiceNews) { news.withLock { $0.append(piece) } }
        var words: [String] { news.withLock { $0.map(\.word) } }
        var last: ServiceSighting? { news.withLock { $0.last?.sighting } }
    }

    private func browser(_ port: Int, bind: String = "127.0.0.1") -> ServiceBrowser {
        ServiceBrowser(
            interfaces: InterfaceSelection(bindAddress: bind), port: port, clock: .live, chance: { 0 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func browse(_ port: Int, bind: String = "127.0.0.1", _ test: (Diary) async throws -> Void) async throws {
        let diary = Diary()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await browser(port, bind: bind).run(services: ["_lamp._tcp"]) { diary.write($0) }
                } catch is CancellationError {}
            }
            try await test(diary)
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// The questions that come within a while, or until there is one.
    private func question(on socket: GroupSocket) async throws -> DNSMessage? {
        var found: DNSMessage?
        _ = try await eventually {
            while let bytes = socket.receive() {
                if let message = try? DNSMessage(parsing: bytes), !message.isResponse { found = message }
            }
            return found != nil
        }
        return found
    }

    @Test func itAsksHearsFollowsAndSeesOff() async throws {
        let lamp = try #require(GroupSocket(port: 45_353))
        try await browse(45_353) { diary in
            let asked = try #require(await question(on: lamp))
            #expect(asked.questions == [DNSQuestion(name: Lamp.service, kind: DNSKind.pointer)])
            lamp.send(try Lamp.whole.bytes())
            #expect(try await eventually { diary.words == ["found"] })
            #expect(diary.last?.text["on"] == "1")
            lamp.send(try Lamp.says(Lamp.text("on=0")).bytes())
            #expect(try await eventually { diary.words == ["found", "changed"] })
            lamp.send([1, 2, 3])
            lamp.send(try Lamp.says(Lamp.text("on=0")).bytes())
            #expect(try await eventually { diary.words == ["found", "changed", "repeated"] })
            lamp.send(try Lamp.says(Lamp.pointer(seconds: 0)).bytes())
            #expect(try await eventually { diary.words.last == "gone" })
        }
    }

    @Test func whatIsMissingIsAskedForAtOnce() async throws {
        let lamp = try #require(GroupSocket(port: 45_354))
        try await browse(45_354) { diary in
            _ = try #require(await question(on: lamp))
            lamp.send(try Lamp.says(Lamp.pointer()).bytes())
            let asked = try #require(await question(on: lamp))
            #expect(Set(asked.questions.map(\.kind)).isSuperset(of: [DNSKind.service, DNSKind.text]))
            lamp.send(try Lamp.says(Lamp.location(), Lamp.text(), Lamp.address()).bytes())
            #expect(try await eventually { diary.words == ["found"] })
        }
    }

    @Test func twoBrowsersShareThePort() async throws {
        let lamp = try #require(GroupSocket(port: 45_355))
        let announcement = try Lamp.whole.bytes()
        try await browse(45_355) { first in
            try await browse(45_355) { second in
                let isHeardByBoth = try await eventually {
                    lamp.send(announcement)
                    return first.words.first == "found" && second.words.first == "found"
                }
                #expect(isHeardByBoth)
            }
        }
    }

    @Test func whoeverSpeaksFromAnotherPortIsNotHeard() async throws {
        let stranger = try #require(GroupSocket(port: 45_356, isLoud: false))
        let lamp = try #require(GroupSocket(port: 45_356))
        try await browse(45_356) { diary in
            _ = try #require(await question(on: lamp))
            stranger.send(try Lamp.says(Lamp.pointer(), Lamp.location(port: 6666), Lamp.text(), Lamp.address()).bytes())
            lamp.send(try Lamp.whole.bytes())
            #expect(try await eventually { !diary.words.isEmpty })
            #expect(diary.words == ["found"] && diary.last?.port == 80)
        }
    }

    @Test func whatGoesToOthersAtThePortIsLeftToThem() async throws {
        let ear = try #require(GroupSocket(port: 45_358))
        let strangers = (0..<16).compactMap { _ in GroupSocket(port: 45_358, isLoud: false) }
        try await browse(45_358) { _ in
            _ = try #require(await question(on: ear))
            for stranger in strangers { stranger.send([1, 2, 3], to: "127.0.0.1") }
            var heard = 0
            let isAllHeard = try await eventually {
                while let bytes = ear.receive() { heard += bytes == [1, 2, 3] ? 1 : 0 }
                return heard == strangers.count
            }
            #expect(isAllHeard && heard == 16)
        }
    }

    @Test func withoutItsInterfaceNothingIsSent() async throws {
        let ear = try #require(GroupSocket(port: 45_357))
        try await browse(45_357, bind: "203.0.113.77") { diary in
            try await ConnectionClock.live.sleep(for: .seconds(2))
            #expect(ear.receive() == nil)
            ear.send(try Lamp.whole.bytes())
            try await ConnectionClock.live.sleep(for: .milliseconds(300))
            #expect(diary.words.isEmpty)
        }
    }

    @Test func aPortThatCannotBeHadIsSaid() async throws {
        await #expect(throws: ConnectionFailure.badAddress("port 70000")) {
            try await browser(70_000).run(services: ["_lamp._tcp"]) { _ in }
        }
    }
}
