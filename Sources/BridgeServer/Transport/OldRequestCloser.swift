import NIOCore
import NIOHTTP1

/// Has the connection of an HTTP/1.0 client closed behind the answer, unless it asks to keep it (RFC 9112 §9.3): such
/// a client may wait for that end to know that the answer is whole.
///
/// Hummingbird's own request no longer knows its version, so this stands right behind the decoder.
final class OldRequestCloser: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = Self.unwrapInboundIn(data), head.version == .http1_0, !head.isKeepAlive else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        context.fireChannelRead(Self.wrapInboundOut(.head(head)))
    }
}
