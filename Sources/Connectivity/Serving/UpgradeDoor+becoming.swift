import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

extension UpgradeDoor {
    /// The rest of the pipeline becomes Hummingbird's.
    func becomeHTTP(_ context: ChannelHandlerContext) {
        // Nobody would close what is wrapped for a connection that has ended already.
        guard isOpen else { return }
        do {
            let pipeline = context.pipeline.syncOperations
            try pipeline.addHandlers([
                HTTP1ToHTTPServerCodec(secure: false), HTTPConnectionStateHandler(idleTimeout: nil, logger: logger),
            ])
            settle(.success(.http(try NIOAsyncChannel(
                wrappingChannelSynchronously: context.channel, configuration: .init(isOutboundHalfClosureEnabled: true)))))
        } catch {
            settle(.failure(error))
            context.close(promise: nil)
        }
    }

    /// Gives what was held back to whom the connection belongs now.
    func handOn(_ context: ChannelHandlerContext) {
        let all = held
        held = []
        for one in all {
            switch one {
            case .part(let part): pass(part, context)
            case .event(let event): context.fireUserInboundEventTriggered(event)
            }
        }
        context.fireChannelReadComplete()
        resume(context)
    }

    /// Passes a part of a request on. NIO's decoder is deaf after a request that could have changed the protocol, and a client
    /// of HTTP/1.0 waits for the end: with both the connection ends behind the answer, which Hummingbird knows by this field.
    func pass(_ data: NIOAny, _ context: ChannelHandlerContext) {
        guard case .head(var head) = Self.unwrapInboundIn(data),
            head.method == .CONNECT || head.headers.contains(name: "Upgrade") || head.version == .http1_0 && !head.isKeepAlive
        else { return context.fireChannelRead(data) }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        context.fireChannelRead(Self.wrapInboundOut(.head(head)))
    }

    /// The codec goes, the answer 101 before its second half; what was sent behind the request comes out as bytes.
    func becomeWebSocket(_ context: ChannelHandlerContext, _ ask: WebSocketAsk, _ handler: @escaping WebSocketHandler) {
        held.removeAll { if case .part = $0 { true } else { false } }
        let (channel, pipeline) = (context.channel, context.pipeline.syncOperations)
        let upgrader = NIOTypedWebSocketServerUpgrader<Void>(
            maxFrameSize: frameBytes, enableAutomaticErrorHandling: false,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })
        upgrader.buildUpgradeResponse(channel: channel, upgradeRequest: ask.head, initialResponseHeaders: [:]).assumeIsolated()
            .flatMap { headers in pipeline.removeHandler(self.codec.decoder).assumeIsolated().map { headers }.nonisolated() }
            .flatMap { headers in
                var head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
                for (name, value) in self.fields { head.headers.replaceOrAdd(name: name, value: value) }
                return context.writeAndFlush(Self.wrapOutboundOut(.head(head)))
            }
            .flatMap { pipeline.removeHandler(self.codec.encoder) }
            .flatMap { upgrader.upgrade(channel: channel, upgradeRequest: ask.head) }
            .whenComplete { result in self.open(context, handler, result) }
    }

    private func open(
        _ context: ChannelHandlerContext, _ handler: @escaping WebSocketHandler, _ result: Result<Void, any Error>
    ) {
        guard isOpen else { return }
        do {
            try result.get()
            settle(.success(.webSocket(try NIOAsyncChannel(wrappingChannelSynchronously: context.channel), handler)))
        } catch {
            settle(.failure(error))
            return context.close(promise: nil)
        }
        isTurned = true
        for one in held {
            switch one {
            case .part(let bytes): context.fireChannelRead(bytes)
            case .event(let event): context.fireUserInboundEventTriggered(event)
            }
        }
        held = []
        context.fireChannelReadComplete()
        resume(context)
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}
