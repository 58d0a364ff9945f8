package import HummingbirdCore
package import Logging
package import NIOCore
package import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket
import Synchronization

/// What serves one WebSocket, for as long as it is open.
package typealias WebSocketHandler = @Sendable (WebSocketConnection) async throws -> Void

/// Hummingbird's HTTP/1.1 connection that can become a WebSocket. For HTTPS wrap it: `TLSChannel(UpgradableChannel(…))`.
///
/// A request for a WebSocket that nobody accepts is answered as any other request.
package struct UpgradableChannel: ServerChildChannel, HTTPChannelHandler {
    /// Says who serves a WebSocket that is asked for; `nil` to decline.
    package typealias Welcome = @Sendable (HTTPRequestHead, any Channel) async -> WebSocketHandler?

    /// A connection, and what it is to become.
    package struct Value: ServerChildChannelValue {
        enum Outcome: Sendable {
            case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
            case webSocket(WebSocketRun.FrameChannel, WebSocketHandler)
        }

        let outcome: EventLoopFuture<Outcome>
        package let channel: any Channel
    }

    package let responder: Responder
    private let welcome: Welcome
    private let run: WebSocketRun

    /// Makes a channel.
    ///
    /// - Parameters:
    ///   - heartbeat: how a quiet WebSocket is found to be dead.
    ///   - clock: tells the time.
    ///   - welcome: says who serves a WebSocket.
    ///   - responder: answers a request.
    package init(
        heartbeat: Heartbeat, clock: ConnectionClock, welcome: @escaping Welcome, responder: @escaping Responder
    ) {
        self.responder = responder
        self.welcome = welcome
        run = WebSocketRun(isClient: false, heartbeat: heartbeat, limits: WebSocketLimits(), clock: clock)
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let upgrade = NIOTypedHTTPServerUpgradeConfiguration<Value.Outcome>(
                upgraders: [upgrader()],
                notUpgradingCompletionHandler: { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
                        try channel.pipeline.syncOperations.addHandler(
                            HTTPConnectionStateHandler(idleTimeout: nil, logger: logger))
                        return .http(
                            try NIOAsyncChannel(
                                wrappingChannelSynchronously: channel,
                                configuration: .init(isOutboundHalfClosureEnabled: true)))
                    }
                })
            var configuration = NIOUpgradableHTTPServerPipelineConfiguration(upgradeConfiguration: upgrade)
            // Hummingbird takes one request after the other by itself, and answers errors.
            configuration.enablePipelining = false
            configuration.enableErrorHandling = false
            configuration.enableResponseHeaderValidation = false
            return Value(
                outcome: try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(configuration: configuration),
                channel: channel)
        }
    }

    package func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.outcome.get() {
            case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
            case .webSocket(let channel, let handler): try await run.run(channel, handler)
            }
        } catch {
            logger.debug("a connection ended", metadata: ["error": "\(error)"])
            value.channel.close(promise: nil)
        }
    }

    private func upgrader() -> NIOTypedWebSocketServerUpgrader<Value.Outcome> {
        let accepted = Accepted()
        return NIOTypedWebSocketServerUpgrader(
            maxFrameSize: run.limits.messageBytes,
            shouldUpgrade: { [welcome] channel, head in
                let promise = channel.eventLoop.makePromise(of: HTTPHeaders?.self)
                promise.completeWithTask {
                    let handler = await welcome(head, channel)
                    accepted.handler.withLock { $0 = handler }
                    return handler == nil ? nil : HTTPHeaders()
                }
                return promise.futureResult
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    guard let handler = accepted.handler.withLock({ $0 }) else { throw ChannelError.inappropriateOperationForState }
                    return .webSocket(try NIOAsyncChannel(wrappingChannelSynchronously: channel), handler)
                }
            })
    }
}

/// Who serves the WebSocket that a connection becomes. A lock, because it is found by a task and used by the channel.
private final class Accepted: Sendable {
    let handler = Mutex<WebSocketHandler?>(nil)
}
