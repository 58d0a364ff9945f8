@testable import Connectivity
import Testing

@Suite("A search by broadcast", .timeLimit(.minutes(1)))
struct BroadcastSearchTests {
    private func search(
        _ bindAddress: String?, port: Int = 9, targets: [String]? = nil, _ clock: ConnectionClock = .live
    ) -> BroadcastSearch {
        BroadcastSearch(interfaces: InterfaceSelection(bindAddress: bindAddress), port: port, targets: targets, clock: clock)
    }

    private func subnet(_ address: String, _ mask: String) throws -> Subnet {
        Subnet(address: try #require(IPv4Address(address)), mask: try #require(IPv4Address(mask)))
    }

    @Test(arguments: [
        ("192.168.7.9", "255.255.255.0", ["255.255.255.255", "192.168.7.255"]),
        ("10.1.2.3", "255.0.0.0", ["255.255.255.255", "10.255.255.255"]),
        ("127.0.0.1", "255.0.0.0", ["255.255.255.255", "127.255.255.255", "127.0.0.1"]),
    ])
    func everybodyOnALinkIsAsked(_ address: String, _ mask: String, _ asked: [String]) throws {
        #expect(search(nil).addresses(on: try subnet(address, mask)) == asked)
        #expect(search(nil, targets: ["10.0.0.7"]).addresses(on: try subnet(address, mask)) == ["10.0.0.7"])
    }

    @Test func itAsksThreeTimesAndThenSeldom() async throws {
        let (device, told) = (try await DatagramSocket.open(at: "127.0.0.1"), ToldClock())
        let search = search("127.0.0.1", port: device.port, targets: ["127.0.0.1"], told.clock)
        var questions = device.incoming.makeAsyncIterator()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await search.run { Array("\($0)".utf8) } hear: { _ in } }
            for pause in [1, 1, 60, 60] {
                #expect(await questions.next()?.bytes == Array("127.0.0.1".utf8))
                let isWaiting = try await eventually { told.sleepers == 1 }
                #expect(isWaiting)
                told.advance(by: .seconds(pause) - .milliseconds(1))
                #expect(told.sleepers == 1, "nobody asks before its time")
                told.advance(by: .milliseconds(1))
            }
            group.cancelAll()
        }
        await device.close()
    }

    @Test func answersAreToldSideBySide() async throws {
        let device = try await DatagramSocket.open(at: "127.0.0.1")
        let (heard, hear) = AsyncStream.makeStream(of: UInt8.self)
        let search = search("127.0.0.1", port: device.port, targets: ["127.0.0.1"])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await search.run { _ in [1] } hear: { datagram in
                    if datagram.bytes == [1] { try? await ConnectionClock.live.sleep(for: .seconds(30)) }
                    hear.yield(datagram.bytes[0])
                }
            }
            var questions = device.incoming.makeAsyncIterator()
            let asker = try #require(await questions.next()).sender
            for number in [1, 2] as [UInt8] { try await device.send([number], to: asker) }
            var answers = heard.makeAsyncIterator()
            #expect(await answers.next() == 2)
            group.cancelAll()
        }
        await device.close()
    }

    @Test func withoutANetworkItSaysSo() async throws {
        await #expect(throws: ConnectionFailure.unreachable("there is no network to search")) {
            try await search("198.51.100.7").run { _ in [] } hear: { _ in }
        }
    }

    @Test func everybodyOnLoopbackHearsIt() async throws {
        let device = try await DatagramSocket.open(at: "0.0.0.0")
        let search = search("127.0.0.1", port: device.port)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await search.run { _ in [5] } hear: { _ in } }
            var questions = device.incoming.makeAsyncIterator()
            let question = try #require(await questions.next())
            #expect(question.bytes == [5] && question.sender.host == "127.0.0.1", "it never leaves this machine")
            group.cancelAll()
        }
        await device.close()
    }
}
