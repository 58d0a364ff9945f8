@testable import Connectivity
import Testing

@Suite("A socket for datagrams", .timeLimit(.minutes(1)))
struct DatagramSocketTests {
    private func address(_ socket: DatagramSocket) throws -> DatagramAddress {
        try DatagramAddress(ip: "127.0.0.1", port: socket.port)
    }

    @Test func whatIsSentArrivesWithItsSender() async throws {
        let (one, other) = (try await DatagramSocket.open(at: "127.0.0.1"), try await DatagramSocket.open())
        try await one.send([1, 2, 3], to: try address(other))
        var incoming = other.incoming.makeAsyncIterator()
        let datagram = try #require(await incoming.next())
        let sender = try address(one)
        #expect(datagram.bytes == [1, 2, 3] && datagram.sender == sender)
        try await other.send([], to: datagram.sender)
        var answers = one.incoming.makeAsyncIterator()
        #expect(await answers.next()?.bytes == [], "a packet may say nothing")
        await one.close()
        await other.close()
    }

    @Test func ofTooManyTheOldestAreLost() async throws {
        let (one, other) = (try await DatagramSocket.open(), try await DatagramSocket.open(at: "127.0.0.1", backlog: 2))
        for number in 1...9 { try await one.send([UInt8(number)], to: try address(other)) }
        // What was sent on loopback is there; the event loop may still have to read it.
        var seen: [UInt8] = []
        for await datagram in other.incoming {
            seen += datagram.bytes
            if datagram.bytes == [9] { break }
        }
        #expect(seen.last == 9 && seen == seen.sorted())
        await one.close()
        await other.close()
    }

    @Test func closingEndsWhatArrives() async throws {
        let socket = try await DatagramSocket.open(at: "127.0.0.1")
        await socket.close()
        for await _ in socket.incoming { Issue.record("nobody spoke") }
        await #expect(throws: ConnectionFailure.self) { try await socket.send([1], to: try address(socket)) }
    }

    @Test func aSocketIsHeardWhileSomethingIsDoneAndClosedAfterIt() async throws {
        let (one, other) = (try await DatagramSocket.open(), try await DatagramSocket.open(at: "127.0.0.1"))
        let (heard, hear) = AsyncStream.makeStream(of: [UInt8].self)
        let place = try address(other)
        let first = try await other.listening { hear.yield($0.bytes) } while: {
            try await one.send([7], to: place)
            var bytes = heard.makeAsyncIterator()
            return await bytes.next()
        }
        #expect(first == [7])
        for await _ in other.incoming { Issue.record("it should be closed") }
        await one.close()
    }

    @Test func aSocketThatIsClosedMeanwhileIsLost() async throws {
        let socket = try await DatagramSocket.open(at: "127.0.0.1")
        await #expect(throws: ConnectionFailure.lost("the socket was closed")) {
            try await socket.listening { _ in } while: {
                await socket.close()
                try await ConnectionClock.live.sleep(for: .seconds(20))
            }
        }
    }

    @Test func twoCannotHaveOnePort() async throws {
        let socket = try await DatagramSocket.open(at: "127.0.0.1")
        await #expect(throws: ConnectionFailure.unreachable("address already in use")) {
            try await DatagramSocket.open(at: "127.0.0.1", port: socket.port)
        }
        await #expect(throws: ConnectionFailure.badAddress("port 70000")) { try await DatagramSocket.open(port: 70_000) }
        await socket.close()
    }

    @Test(arguments: [("127.0.0.1", 0), ("127.0.0.1", 65_536), ("lamp", 1), ("", 1), ("256.1.1.1", 1)])
    func whatIsNoAddressIsNone(_ ip: String, _ port: Int) {
        #expect(throws: ConnectionFailure.badAddress("\(ip):\(port)")) { try DatagramAddress(ip: ip, port: port) }
    }

    @Test func aNameIsLookedUp() async throws {
        #expect(try await DatagramAddress.resolve("localhost", port: 9).port == 9)
        #expect(try await DatagramAddress.resolve("::1", port: 9).description == "[::1]:9")
        await #expect(throws: ConnectionFailure.self) { try await DatagramAddress.resolve("localhost", port: 0) }
    }
}
