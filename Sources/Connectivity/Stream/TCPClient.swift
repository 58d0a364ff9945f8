import NIOCore
import NIOPosix

/// Opens plain TCP connections.
package struct TCPClient: Sendable {
    /// A name or an IP address.
    package var host: String
    /// 1…65535.
    package var port: Int
    /// How long it may take until the connection is open.
    package var patience: Duration
    /// Tells the time.
    package var clock: ConnectionClock

    /// Makes a client. It sends nothing by itself.
    package init(host: String, port: Int, patience: Duration = .seconds(3), clock: ConnectionClock) {
        self.host = host
        self.port = port
        self.patience = patience
        self.clock = clock
    }

    /// Opens a connection and has it open while `body` runs. What was sent last goes out if there is room for it; nothing is
    /// waited for at the end.
    ///
    /// - Throws: `ConnectionFailure` when it cannot be opened; `CancellationError`; what `body` throws.
    package func connect<Result: Sendable>(
        _ body: @escaping @Sendable (TCPConnection) async throws -> Result
    ) async throws -> Result {
        // NIO traps on a number that does not fit.
        guard 1...65_535 ~= port else { throw ConnectionFailure.badAddress("\(host):\(port)") }
        let opened = try await open()
        let channel = opened.channel
        return try await opened.executeThenClose { inbound, outbound in
            try await body(TCPConnection(chunks: TCPChunks(base: inbound), outbound: outbound, channel: channel))
        }
    }

    private func open() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ConnectionAttempt.run(within: patience, clock) { attempt in
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(TimeAmount(patience))
                .connect(host: host, port: port) { channel in
                    attempt.take(channel)
                    return channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
            attempt.succeed()
            return channel
        }
    }
}
