import Connectivity
@testable import Discovery
import Logging
import Synchronization
import Testing

/// The whole service on loopback, with real sockets on a port of its own.
@Suite(.serialized)
struct LoopbackJourneyTests {
    private final class Board: Sendable {
        private let status = Mutex(DiscoveryStatus())
        func put(_ next: DiscoveryStatus) { status.withLock { $0 = next } }
        var now: DiscoveryStatus { status.withLock { $0 } }
    }

    private func service(port: UInt16, board: Board, bind: String = "127.0.0.1") -> DiscoveryService {
        var settings = DiscoverySettings(mdns: .off, bindAddress: bind, ssdpPort: Int(port))
        settings.interfacePeriod = .milliseconds(50)
        return DiscoveryService(
            advertisement: .sample, settings: settings, clock: ContinuousClock(), random: { 0 }, logger: Logger(label: "test"),
            onStatus: board.put
        )
    }

    /// Collects messages until there are enough or five seconds have passed.
    private func collect(_ count: Int, from client: UDPClient) async -> [String] {
        let found = Diary()
        _ = await eventually {
            while let message = client.receive() { found.write(message) }
            return found.all.count >= count
        }
        return found.all
    }

    @Test(arguments: [true, false])
    func aSearchIsAnsweredThreeTimes(toGroup: Bool) async throws {
        let board = Board()
        let client = try #require(UDPClient())
        await withDiscardingTaskGroup { group in
            group.addTask { await service(port: 41900, board: board).run() }
            #expect(await eventually { board.now.ssdp == .running })
            client.send(search("urn:foo").bytes, to: 41900, group: toGroup)
            client.send([0, 255, 10, 13], to: 41900, group: toGroup)
            client.send(search("ssdp:all").bytes, to: 41900, group: toGroup)
            let replies = await collect(3, from: client)
            #expect(replies == SSDPMessages(.sample).replies(at: ip("127.0.0.1")))
            #expect(await eventually { board.now.answered == 1 })
            group.cancelAll()
        }
    }

    @Test func presenceAndFarewellAreHeard() async throws {
        let board = Board()
        let listener = try #require(UDPClient(listening: 41901))
        let messages = SSDPMessages(.sample)
        await withDiscardingTaskGroup { group in
            group.addTask { await service(port: 41901, board: board).run() }
            #expect(await collect(6, from: listener) == messages.alive(at: ip("127.0.0.1")))
            group.cancelAll()
        }
        #expect(await collect(6, from: listener) == messages.byebye())
    }

    @Test func aFloodLeavesItAliveAndItsAnswersFew() async throws {
        let board = Board()
        let flooder = try #require(UDPClient())
        await withDiscardingTaskGroup { group in
            group.addTask { await service(port: 41902, board: board).run() }
            #expect(await eventually { board.now.ssdp == .running })
            for _ in 0..<5_000 { flooder.send(search().bytes, to: 41902) }
            #expect(await eventually { board.now.dropped > 0 })
            #expect(board.now.answered <= 40)
            group.cancelAll()
        }
    }

    @Test func withoutItsAddressItWaitsAndStops() async {
        let board = Board()
        await withDiscardingTaskGroup { group in
            group.addTask { await service(port: 41903, board: board, bind: "203.0.113.77").run() }
            #expect(await eventually { board.now.ssdp == .waiting("no network interface") })
            group.cancelAll()
        }
    }

    @Test func aPortThatCannotBeHadIsTriedAgain() async {
        let board = Board()
        await withDiscardingTaskGroup { group in
            // Beyond 16 bits there is no port: binding fails for sure, whoever runs the test.
            var settings = DiscoverySettings(mdns: .off, bindAddress: "127.0.0.1", ssdpPort: 70_000)
            settings.retryPeriod = .milliseconds(10)
            let service = DiscoveryService(
                advertisement: .sample, settings: settings, clock: ContinuousClock(), random: { 0 }, logger: Logger(label: "test"),
                onStatus: board.put
            )
            group.addTask { await service.run() }
            #expect(await eventually { if case .waiting = board.now.ssdp { true } else { false } })
            group.cancelAll()
        }
    }
}
