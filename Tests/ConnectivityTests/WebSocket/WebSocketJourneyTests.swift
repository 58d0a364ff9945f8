import Connectivity
import HTTPTypes
import Testing

@Suite("WebSockets, our client and our server", .timeLimit(.minutes(1)))
struct WebSocketJourneyTests {
    private func client(_ port: Int, _ path: String = "/echo") -> WebSocketClient {
        WebSocketClient("ws://127.0.0.1:\(port)\(path)", clock: .live)
    }

    @Test(arguments: [
        .text("hello"), .text(""), .text("ä€😀"), .binary([]), .binary([0, 0xFF]), .text(String(repeating: "x", count: 125)),
        .text(String(repeating: "x", count: 126)), .text(String(repeating: "x", count: 65_536)),
        .binary(Array(repeating: 7, count: 1 << 20)),
    ] as [WebSocketMessage])
    func aMessageComesBackAsItWent(message: WebSocketMessage) async throws {
        let echoed = try await TestServer.echo.run { port in
            try await client(port).connect { connection in
                switch message {
                case .text(let text): try await connection.send(text)
                case .binary(let bytes): try await connection.send(bytes)
                }
                var messages = connection.messages.makeAsyncIterator()
                return try await messages.next()
            }
        }
        #expect(echoed == message)
    }

    @Test func aThousandMessagesComeBackInTheirOrder() async throws {
        let echoed = try await TestServer.echo.run { port in
            try await client(port).connect { connection in
                for number in 0..<1000 { try await connection.send("\(number)") }
                var texts: [WebSocketMessage] = []
                for try await message in connection.messages {
                    texts.append(message)
                    if texts.count == 1000 { break }
                }
                return texts
            }
        }
        #expect(echoed == (0..<1000).map { .text("\($0)") })
    }

    @Test func whatIsSaidLastArrivesBeforeTheGoodbye() async throws {
        let server = TestServer(socket: { _ in
            { connection in for number in 0..<200 { try await connection.send(String(repeating: "\(number % 10)", count: 10_000)) } }
        })
        let count = try await server.run { port in
            try await client(port).connect { connection in
                var count = 0
                for try await _ in connection.messages { count += 1 }
                return count
            }
        }
        #expect(count == 200)
    }

    @Test func aHandlerThatFailsEndsTheConnectionOnly() async throws {
        struct Odd: Error {}
        let server = TestServer(socket: { _ in { _ in throw Odd() } })
        let ends = try await server.run { port in
            var ends = 0
            for _ in 0..<3 {
                try await client(port).connect { connection in for try await _ in connection.messages {} }
                ends += 1
            }
            return ends
        }
        #expect(ends == 3)
    }

    @Test func aDeclinedWebSocketTellsStatusAndReason() async throws {
        let failure = try await TestServer.echo.run { port in
            await #expect(throws: ConnectionFailure.self) { try await client(port, "/teapot").connect { _ in } }
        }
        guard case .refused(let status, let body) = failure else { return #expect(Bool(false), "\(failure as Any)") }
        #expect(status == 418)
        #expect(body.contains("/teapot"))
    }

    @Test func headersAndQueryReachTheServer() async throws {
        let server = TestServer(socket: { request in
            guard request.headerFields[.authorization] == "ModeCloud key", request.path == "/a?b=c%20d" else { return nil }
            return { connection in try await connection.send("welcome") }
        })
        let message = try await server.run { port in
            var client = client(port, "/a?b=c%20d")
            client.headers = ["Authorization": "ModeCloud key"]
            return try await client.connect { connection in
                var messages = connection.messages.makeAsyncIterator()
                return try await messages.next()
            }
        }
        #expect(message == .text("welcome"))
    }

    @Test func aMessageThatIsTooLongEndsTheConnection() async throws {
        let server = TestServer(socket: { _ in { try await $0.send(String(repeating: "x", count: 1001)) } })
        let failure = try await server.run { port in
            var client = client(port)
            client.limits.messageBytes = 1000
            let limited = client
            return await #expect(throws: ConnectionFailure.self) {
                try await limited.connect { connection in for try await _ in connection.messages {} }
            }
        }
        #expect(failure == .tooLong)
    }

    @Test func aPeerThatTellsMoreThanIsReadIsCutOff() async throws {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let server = TestServer(socket: { _ in
            { connection in
                defer { end.yield() }
                while true { try await connection.send(String(repeating: "x", count: 100_000)) }
            }
        })
        try await server.run { port in
            let (bytes, failure) = try await client(port).connect { connection in
                // Nothing is read until the connection has been ended for that.
                for await _ in ends { break }
                var bytes = 0
                do {
                    for try await case .text(let text) in connection.messages { bytes += text.utf8.count }
                    return (bytes, nil as ConnectionFailure?)
                } catch {
                    return (bytes, error as? ConnectionFailure)
                }
            }
            #expect(failure == .tooLong)
            #expect(bytes > 0 && bytes <= 4 << 20)
        }
    }

    @Test func whoIsCancelledGetsAwayAtOnce() async throws {
        try await TestServer.echo.run { port in
            let (end, took) = await timed {
                await cancelled {
                    try await client(port).connect { connection in
                        for try await _ in connection.messages {}
                        try Task.checkCancellation()
                    }
                }
            }
            #expect(throws: CancellationError.self) { try end?.get() }
            #expect(took < .seconds(5))
        }
    }

    @Test func theServerCountsAndEndsItsWebSockets() async throws {
        let server = TestServer.echo
        try await server.run { port in
            let client = client(port)
            let (opens, open) = AsyncStream.makeStream(of: Void.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        try await client.connect { connection in
                            open.yield()
                            for try await _ in connection.messages {}
                        }
                    }
                }
                // The server counts a client before that client knows it is let in.
                for await _ in opens.prefix(5) {}
                let areOpen = try await eventually { server.connections.webSockets == 5 }
                #expect(areOpen)
                server.connections.endWebSockets()
                // They hear a goodbye, which is no failure.
                try await group.waitForAll()
            }
            #expect(try await eventually { server.connections.count == 0 })
        }
    }
}
