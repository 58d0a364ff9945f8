import NIOCore
import NIOHTTP1
import NIOPosix

/// One request over a connection of its own, to a small device in the house. Unlike `WebClient` it knows whether a request that
/// failed had been sent.
package struct PlainExchange: Sendable {
    /// The longest body that is taken.
    static let mostBytes = 64 << 10

    private typealias Line = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private let host: String
    private let port: Int
    private let clock: ConnectionClock

    /// Makes an exchange, which sends nothing by itself.
    ///
    /// - Parameters:
    ///   - host: a name or an IP address.
    ///   - port: 1…65535.
    ///   - clock: tells how long it takes.
    package init(host: String, port: Int, clock: ConnectionClock) {
        self.host = host
        self.port = port
        self.clock = clock
    }

    /// Asks, and waits for the whole answer, whatever its status.
    ///
    /// - Parameter length: how long it may take, the connecting included.
    /// - Throws: `ExchangeFailure` when there was no answer, or `CancellationError`.
    package func ask(_ request: WebRequest, within length: Duration) async throws -> WebAnswer {
        let end = clock.uptime() + length
        let line = try await connect(within: length)
        do {
            return try await clock.within(max(end - clock.uptime(), .zero)) { try await Self.converse(request, line, host) }
        } catch {
            // Closing twice does no harm: it may not have come to the conversation at all.
            line.channel.closeNow()
            if Task.isCancelled { throw CancellationError() }
            throw ExchangeFailure(error, wasSent: true)
        }
    }

    private func connect(within length: Duration) async throws -> Line {
        do {
            // NIO traps on a number that does not fit.
            guard 1...65_535 ~= port else { throw ConnectionFailure.badAddress("\(host):\(port)") }
            return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(TimeAmount(length))
                .connect(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        return try Line(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw ExchangeFailure(error, wasSent: false)
        }
    }

    private static func converse(_ request: WebRequest, _ line: Line, _ host: String) async throws -> WebAnswer {
        try await line.executeThenClose { parts, writer in
            var head = HTTPRequestHead(version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: request.path)
            head.headers.add(name: "Host", value: host.contains(":") ? "[\(host)]" : host)
            for (name, value) in request.headers { head.headers.add(name: name, value: value) }
            head.headers.add(name: "Content-Length", value: String(request.body.count))
            try await writer.write(contentsOf: [.head(head), .body(.byteBuffer(ByteBuffer(bytes: request.body))), .end(nil)])
            return try await answer(parts)
        }
    }

    private static func answer(_ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> WebAnswer {
        var head: HTTPResponseHead?
        var body: [UInt8] = []
        for try await part in parts {
            switch part {
            case .head(let next): head = next
            case .body(let piece):
                body += piece.readableBytesView
                guard body.count <= mostBytes else { throw ConnectionFailure.tooLong }
            case .end:
                guard let head else { throw ConnectionFailure.notUnderstood("an answer without a beginning") }
                return WebAnswer(
                    status: Int(head.status.code),
                    headers: Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }, body: body)
            }
        }
        throw ConnectionFailure.lost("it hung up")
    }
}
