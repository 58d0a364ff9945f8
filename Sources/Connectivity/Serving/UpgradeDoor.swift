import Logging
import NIOCore
import NIOHTTP1

/// Stands behind the HTTP codec of a server's connection and decides by the first request what the connection becomes. Later
/// it has the connection end behind requests after which the codec is deaf, and adds the header fields of every answer.
///
/// NIO's own handler for this forgets a request that it declines; here it is answered.
final class UpgradeDoor: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What makes HTTP of bytes, and goes when they are none.
    struct Codec {
        let encoder: HTTPResponseEncoder
        let decoder: ByteToMessageHandler<HTTPRequestDecoder>
    }

    /// What came while it was not decided to whom it goes.
    enum Held {
        case part(NIOAny)
        case event(Any)
    }

    enum Stage {
        case waiting, asking, decided
    }

    let outcome: EventLoopFuture<UpgradableChannel.Value.Outcome>
    let codec: Codec
    let fields: [String: String]
    let frameBytes: Int
    let logger: Logger
    var held: [Held] = []
    /// Whether bytes pass that are no HTTP, on the way to a WebSocket.
    var isTurned = false
    let welcome: UpgradableChannel.Welcome
    var promise: EventLoopPromise<UpgradableChannel.Value.Outcome>?
    var stage = Stage.waiting
    var readIsHeld = false

    init(
        _ codec: Codec, fields: [String: String], frameBytes: Int, logger: Logger,
        welcome: @escaping UpgradableChannel.Welcome, on eventLoop: any EventLoop
    ) {
        self.codec = codec
        self.fields = fields
        self.frameBytes = frameBytes
        self.logger = logger
        self.welcome = welcome
        let promise = eventLoop.makePromise(of: UpgradableChannel.Value.Outcome.self)
        outcome = promise.futureResult
        self.promise = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch stage {
        case .waiting:
            guard case .head(let head) = Self.unwrapInboundIn(data), let ask = WebSocketAsk(head) else {
                becomeHTTP(context)
                return pass(data, context)
            }
            held.append(.part(data))
            consider(ask, context)
        case .asking: held.append(.part(data))
        case .decided: pass(data, context)
        }
    }

    /// Nothing more is read while it is considered, so that nobody can fill the memory meanwhile.
    func read(context: ChannelHandlerContext) {
        if stage == .asking { readIsHeld = true } else { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch stage {
        case .waiting where event is ChannelShouldQuiesceEvent || event as? ChannelEvent == .inputClosed:
            context.close(promise: nil)
        case .asking: held.append(.event(event))
        case .waiting, .decided: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch stage {
        case .waiting:
            // Hummingbird answers what is no HTTP.
            if error is HTTPParserError { becomeHTTP(context) } else { context.close(promise: nil) }
            context.fireErrorCaught(error)
        case .asking: context.close(promise: nil)
        case .decided: context.fireErrorCaught(error)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        settle(.failure(ChannelError.ioOnClosedChannel))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        settle(.failure(ChannelError.ioOnClosedChannel))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isTurned, case .head(var head) = Self.unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        for (name, value) in fields { head.headers.replaceOrAdd(name: name, value: value) }
        context.write(Self.wrapOutboundOut(.head(head)), promise: promise)
    }
}
