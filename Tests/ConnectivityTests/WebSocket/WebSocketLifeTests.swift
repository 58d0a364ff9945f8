import Connectivity
import RawSockets
import Testing

@Suite("A WebSocket whose other side is dead", .timeLimit(.minutes(1)))
struct WebSocketLifeTests {
    private let heartbeat = Heartbeat(every: .seconds(15), patience: .seconds(35))
    /// Lets told time pass, second by second and never before all have dealt with the last, until something has come of it.
    private func passTime(_ told: ToldClock, until isDone: @Sendable () -> Bool) async throws -> Int {
        var seconds = 0
        while try await eventually({ isDone() || told.sleepers > 0 }), !isDone(), seconds < 1000 {
            told.advance(by: .seconds(1))
            seconds += 1
        }
        return seconds
    }

    @Test func aServerFindsAClientDeadThatAnswersNothing() async throws {
        let told = ToldClock()
        var server = TestServer.echo
        (server.heartbeat, server.clock) = (heartbeat, told.clock)
        let seconds = try await server.run { [server] port in
            let raw = try RawClient(port: port)
            raw.send(RawFrame.handshake())
            #expect(try await eventually { server.connections.webSockets == 1 })
            let seconds = try await passTime(told) { server.connections.webSockets == 0 }
            _ = try await offPool { raw.bytesToEnd() }
            return seconds
        }
        #expect((35...45).contains(seconds), "\(seconds)")
    }

    @Test func aServerFindsAClientDeadThatReadsNothingEither() async throws {
        let told = ToldClock()
        let server = TestServer(heartbeat: heartbeat, clock: told.clock, socket: { _ in
            { connection in while true { try await connection.send(String(repeating: "x", count: 100_000)) } }
        })
        let seconds = try await server.run { port in
            let raw = try RawClient(port: port, receiveBuffer: 4096)
            raw.send(RawFrame.handshake())
            #expect(try await eventually { server.connections.webSockets == 1 })
            let seconds = try await passTime(told) { server.connections.webSockets == 0 }
            raw.send("")
            return seconds
        }
        #expect((35...45).contains(seconds), "\(seconds)")
    }

    @Test func aPeerThatAnswersPingsLives() async throws {
        let told = ToldClock()
        var server = TestServer.echo
        (server.heartbeat, server.clock) = (heartbeat, told.clock)
        try await server.run { [server] port in
            try await WebSocketClient("ws://127.0.0.1:\(port)/echo", clock: .live).connect { connection in
                // Three minutes, with time for each answer to come: others are served meanwhile.
                for _ in 0..<18 {
                    told.advance(by: .seconds(10))
                    for _ in 0..<5 { try await WebSocketClient("ws://127.0.0.1:\(port)/echo", clock: .live).connect { _ in } }
                    try await ConnectionClock.live.sleep(for: .milliseconds(20))
                }
                #expect(server.connections.webSockets == 1)
                try await connection.send("still here")
                var messages = connection.messages.makeAsyncIterator()
                #expect(try await messages.next() == .text("still here"))
            }
        }
    }

    @Test func aClientFindsAServerDeadThatAnswersNothing() async throws {
        let (told, heartbeat) = (ToldClock(), heartbeat)
        let (opens, opened) = AsyncStream.makeStream(of: Void.self)
        let isOver = Flag()
        let seconds = try await TestServer.echo.run { port in
            let relay = Relay()
            return try await relay.run(to: port) { port in
                let client = WebSocketClient("ws://127.0.0.1:\(port)/echo", heartbeat: heartbeat, clock: told.clock)
                async let end = await #expect(throws: ConnectionFailure.self) {
                    defer { isOver.set() }
                    try await client.connect { connection in
                        opened.finish()
                        for try await _ in connection.messages {}
                    }
                }
                for await _ in opens {}
                relay.die()
                let seconds = try await passTime(told) { isOver.isSet }
                #expect(await end == .lost("it gave no sign of life for 35 s"))
                return seconds
            }
        }
        #expect((35...45).contains(seconds), "\(seconds)")
    }
}
