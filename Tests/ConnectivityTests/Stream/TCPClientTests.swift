import Connectivity
import NIOCore
import NIOPosix
import Testing

@Suite("Plain TCP", .timeLimit(.minutes(1)))
struct TCPClientTests {
    private func client(_ port: Int, patience: Duration = .seconds(3)) -> TCPClient {
        TCPClient(host: "127.0.0.1", port: port, patience: patience, clock: .live)
    }

    /// A server on loopback that gives back what it gets.
    private func echoing(_ test: (Int) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Echo()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await test(server.localAddress?.port ?? 0)
        } catch {
            try await server.close()
            throw error
        }
        try await server.close()
    }

    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.writeAndFlush(data, promise: nil) }
    }

    @Test func whatIsSentComesBack() async throws {
        try await echoing { port in
            let heard = try await client(port).connect { connection in
                try await connection.send(Array(repeating: 7, count: 300_000))
                var count = 0
                for try await bytes in connection.chunks {
                    count += bytes.count
                    if count >= 300_000 { break }
                }
                return count
            }
            #expect(heard == 300_000)
        }
    }

    @Test func theEndOfTheOtherSideIsTheEndOfItsWords() async throws {
        let server = try SilentServer(saying: "bye", thenHangingUp: true)
        let heard = try await client(server.port).connect { connection in
            try await connection.send([1])
            var heard: [UInt8] = []
            for try await bytes in connection.chunks { heard += bytes }
            return heard
        }
        #expect(heard == Array("bye".utf8))
    }

    @Test func nobodyThereIsSaidSo() async throws {
        let port = try SilentServer().port
        await #expect(throws: ConnectionFailure.unreachable("connection refused")) { try await client(port).connect { _ in } }
        await #expect(throws: ConnectionFailure.badAddress("127.0.0.1:0")) { try await client(0).connect { _ in } }
        await #expect(throws: ConnectionFailure.badAddress("127.0.0.1:70000")) { try await client(70_000).connect { _ in } }
    }

    @Test func aReaderThatIsCancelledLearnsOfThat() async throws {
        let server = try SilentServer()
        let end = await cancelled { try await client(server.port).connect { for try await _ in $0.chunks {} } }
        #expect(throws: CancellationError.self) { try end?.get() }
    }

    @Test func aWriterToWhoeverReadsNothingCanBeCancelled() async throws {
        let server = try SilentServer()
        let end = await cancelled {
            try await client(server.port).connect { connection in
                while true { try await connection.send(Array(repeating: 0, count: 1 << 16)) }
            }
        }
        #expect(throws: CancellationError.self) { try end?.get() }
    }
}
