import Connectivity
import RawSockets
import Testing

@Suite("WebSockets on the wire", .timeLimit(.minutes(1)))
struct WebSocketWireTests {
    /// Opens a WebSocket to an echoing server, sends bytes right behind the handshake and gives every frame that comes.
    private func frames(_ bytes: [UInt8], connection: String = "Upgrade") async throws -> [UInt8] {
        try await TestServer.echo.run { port in
            try await offPool {
                let client = try RawClient(port: port)
                client.send(Array(RawFrame.handshake(connection: connection).utf8) + bytes)
                return client.framesToEnd()
            }
        }
    }

    private let goodbye = RawFrame.client(0x88, [0x03, 0xE8])
    private let goodbyeBack: [UInt8] = [0x88, 2, 0x03, 0xE8]

    @Test(arguments: ["Upgrade", "keep-alive, Upgrade", "upgrade"])
    func aConnectionIsUpgradedHoweverThatIsAskedFor(connection: String) async throws {
        let frames = try await frames(RawFrame.client(0x81, Array("hi".utf8)) + goodbye, connection: connection)
        #expect(frames == [0x81, 2] + Array("hi".utf8) + goodbyeBack)
    }

    @Test(arguments: [[], Array("ts=1700000000000".utf8), Array(repeating: 0xFE, count: 125)] as [[UInt8]])
    func aPingComesBackWithWhatWasInIt(payload: [UInt8]) async throws {
        let frames = try await frames(RawFrame.client(0x89, payload) + goodbye)
        #expect(frames == [0x8A, UInt8(payload.count)] + payload + goodbyeBack)
    }

    @Test func partsWithAPingBetweenThemAreOneMessage() async throws {
        let frames = try await frames(
            RawFrame.client(0x01, Array("on".utf8)) + RawFrame.client(0x89, [7]) + RawFrame.client(0x80, Array("e".utf8)) + goodbye)
        #expect(frames == [0x8A, 1, 7] + [0x81, 3] + Array("one".utf8) + goodbyeBack)
    }

    /// What is sent, and the code of the goodbye that comes.
    @Test(arguments: [
        (RawFrame.client(0x88, []), 1000), (RawFrame.client(0x88, [0x0F, 0xA0]), 4000),
        (RawFrame.client(0x81, [0x68], masked: false), 1002), (RawFrame.client(0x81, [0xFF]), 1002), (RawFrame.client(0x80, [1]), 1002),
        (RawFrame.client(0x83, [1]), 1002), (RawFrame.client(0xC1, [1]), 1002), (RawFrame.client(0x88, [1]), 1002),
        (RawFrame.client(0x09, [1]), 1002),
        (RawFrame.client(0x89, Array(repeating: 1, count: 126)), 1002),
        ([0x82, 0xFF, 0, 0, 0, 0, 0x7F, 0, 0, 0, 1, 2, 3, 4], 1009),
        (Array(repeating: RawFrame.client(0x02, Array(repeating: 1, count: 400_000)), count: 1).flatMap { $0 }
            + RawFrame.client(0x00, Array(repeating: 1, count: 400_000)) + RawFrame.client(0x80, Array(repeating: 1, count: 400_000)), 1009),
    ] as [([UInt8], Int)])
    func anEndHasItsCode(bytes: [UInt8], code: Int) async throws {
        let frames = try await frames(bytes)
        #expect(frames.prefix(2) == [0x88, 2])
        #expect(frames.dropFirst(2).prefix(2).reduce(0) { $0 << 8 | Int($1) } == code)
    }

    @Test func anAnswerToADeclinedOneEndsTheConnection() async throws {
        let (text, ending) = try await TestServer.echo.run { port in
            try await offPool {
                let client = try RawClient(port: port)
                client.send(RawFrame.handshake("/other"))
                return client.readToEnd()
            }
        }
        #expect(text.hasPrefix("HTTP/1.1 200 OK"))
        #expect(text.contains("\"path\":\"/other\""))
        #expect(ending == .closed)
    }

    /// Clients that would rather speak HTTP/2, or ask for a tunnel, are answered all the same.
    @Test(arguments: ["GET / HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n", "GET / HTTP/1.0\r\n"])
    func otherRequestsAreAnsweredAndTheConnectionEnds(head: String) async throws {
        let (text, ending) = try await TestServer.echo.run { port in
            try await offPool {
                let client = try RawClient(port: port)
                client.send(head + "Host: a\r\n\r\n")
                return client.readToEnd()
            }
        }
        #expect(text.hasPrefix("HTTP/1.1 200 OK"))
        #expect(ending == .closed)
    }
}
