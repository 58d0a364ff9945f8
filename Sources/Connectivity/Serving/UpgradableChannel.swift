package import HTTPTypes
package import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// What serves one WebSocket, for as long as it is open.
package typealias WebSocketHandler = @Sendable (WebSocketConnection) async throws -> Void

/// Hummingbird's HTTP/1.1 connection that can become a WebSocket. For HTTPS wrap it: `TLSChannel(UpgradableChannel(…))`.
///
/// Only the first request on a connection can ask for a WebSocket. One that nobody accepts is answered as any other
/// request, and the connection ends with the answer.
package struct UpgradableChannel: ServerChildChannel, HTTPChannelHandler {
    /// Says who serves a WebSocket that is asked for; `nil` to decline.
    package typealias Welcome = @Sendable (HTTPRequest, any Channel) async -> WebSocketHandler?

    /// A connection, and what it is to become.
    package struct Value: ServerChildChannelValue {
        enum Outcome: Sendable {
            case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
            case webSocket(WebSocketRun.FrameChannel, WebSocketHandler)
        }

        let outcome: EventLoopFuture<Outcome>
        /// The connection.
        package let channel: any Channel
    }

    /// The longest head in bytes, request line aside.
    private static let headBytes = 16 << 10
    /// The longest request line, and whatever else is kept before it can be understood.
    private static let bufferBytes = 64 << 10

    /// Answers a request.
    package let responder: Responder
    private let fields: [String: String]
    private let connections: ServedConnections
    private let welcome: Welcome
    private let run: WebSocketRun

    /// Makes a channel.
    ///
    /// - Parameters:
    ///   - heartbeat: how a quiet WebSocket is found to be dead.
    ///   - clock: tells the time.
    ///   - fields: header fields that every answer carries, be it to a WebSocket or to nonsense.
    ///   - connections: knows what is open, and ends it.
    ///   - welcome: says who serves a WebSocket.
    ///   - responder: answers a request.
    package init(
        heartbeat: Heartbeat, clock: ConnectionClock, fields: [String: String] = [:],
        connections: ServedConnections = ServedConnections(), welcome: @escaping Welcome, responder: @escaping Responder
    ) {
        self.responder = responder
        self.fields = fields
        self.connections = connections
        self.welcome = welcome
        run = WebSocketRun(isClient: false, heartbeat: heartbeat, limits: WebSocketLimits(), clock: clock)
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = Self.headBytes
            limits.maxHeaderListSize = Self.headBytes
            let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
            let codec = UpgradeDoor.Codec(
                encoder: HTTPResponseEncoder(), decoder: ByteToMessageHandler(decoder, maximumBufferSize: Self.bufferBytes))
            let door = UpgradeDoor(
                codec, fields: fields, frameBytes: run.limits.messageBytes, logger: logger, welcome: welcome,
                on: channel.eventLoop)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandlers([codec.encoder, codec.decoder, door])
            return Value(outcome: door.outcome, channel: channel)
        }
    }

    package func handle(value: Value, logger: Logger) async {
        await connections.serve { seat in
            do {
                try await serve(value, seat, logger)
            } catch {
                logger.debug("a connection ended", metadata: ["error": "\(error)"])
                value.channel.close(promise: nil)
            }
        }
    }

    private func serve(_ value: Value, _ seat: ServedConnections.Seat, _ logger: Logger) async throws {
        // An answer under way is lost when it is cancelled: whoever ends the server has no time to lose.
        let outcome = try await withTaskCancellationHandler {
            try await value.outcome.get()
        } onCancel: {
            value.channel.closeNow()
        }
        switch outcome {
        case .http(let channel):
            await withTaskCancellationHandler {
                await handleHTTP(asyncChannel: channel, logger: logger)
            } onCancel: {
                value.channel.closeNow()
            }
        case .webSocket(let channel, let handler):
            seat.isWebSocket()
            try await run.run(channel, handler)
        }
    }
}
