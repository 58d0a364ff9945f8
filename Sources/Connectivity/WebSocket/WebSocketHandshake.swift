import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// The way from an address to an open WebSocket, or to the status that came instead.
struct WebSocketHandshake: Sendable {
    /// What came of it.
    enum Outcome: Sendable {
        case open(WebSocketRun.FrameChannel)
        case refused(status: Int, body: String)
    }

    private enum Answer: Sendable {
        case open(WebSocketRun.FrameChannel)
        case refused(NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>)
    }

    private let address: ServiceAddress
    private let headers: [String: String]
    private let messageBytes: Int
    private let tls: NIOSSLContext?

    init(_ client: WebSocketClient) throws(ConnectionFailure) {
        address = try ServiceAddress(client.url, schemes: ["ws": 80, "wss": 443])
        headers = client.headers
        messageBytes = client.limits.messageBytes
        do {
            tls = address.isSecure ? try NIOSSLContext(configuration: client.trust.clientConfiguration()) : nil
        } catch {
            throw ConnectionFailure(error)
        }
    }

    /// Opens.
    ///
    /// - Parameters:
    ///   - patience: how long it may take.
    ///   - clock: tells how long it takes.
    /// - Throws: `ConnectionFailure`, `CancellationError`.
    func open(within patience: Duration, _ clock: ConnectionClock) async throws -> Outcome {
        try await ConnectionAttempt.run(within: patience, clock) { attempt in
            let answer = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(3))
                .connect(host: address.host, port: address.port) { channel in
                    attempt.take(channel)
                    return channel.eventLoop.makeCompletedFuture { try configure(channel, attempt) }
                }.get()
            switch answer {
            case .open(let channel): return .open(channel)
            case .refused(let channel): return try await Self.refusal(on: channel)
            }
        }
    }

    private func configure(_ channel: any Channel, _ attempt: ConnectionAttempt) throws -> EventLoopFuture<Answer> {
        let pipeline = channel.pipeline.syncOperations
        if let tls {
            // An address in figures is checked against the certificate's addresses.
            let isAddress = (try? SocketAddress(ipAddress: address.host, port: 0)) != nil
            try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : address.host))
        }
        try pipeline.addHandler(ConnectionAttempt.Ear(attempt))
        let upgrader = NIOTypedWebSocketClientUpgrader<Answer>(
            maxFrameSize: messageBytes, enableAutomaticErrorHandling: false
        ) { channel, _ in
            attempt.succeed()
            return channel.eventLoop.makeCompletedFuture {
                .open(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
            }
        }
        let upgrade = NIOTypedHTTPClientUpgradeConfiguration<Answer>(
            upgradeRequestHead: head, upgraders: [upgrader],
            notUpgradingCompletionHandler: { channel in
                attempt.succeed()
                return channel.eventLoop.makeCompletedFuture {
                    .refused(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
                }
            })
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(upgradeConfiguration: upgrade)
        configuration.leftOverBytesStrategy = .forwardBytes
        return try pipeline.configureUpgradableHTTPClientPipeline(configuration: configuration)
    }

    private var head: HTTPRequestHead {
        var fields = HTTPHeaders([("Host", address.authority), ("Content-Length", "0")])
        for (name, value) in headers { fields.replaceOrAdd(name: name, value: value) }
        let path = address.path.hasPrefix("/") ? address.path : "/" + address.path
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: fields)
    }
}
