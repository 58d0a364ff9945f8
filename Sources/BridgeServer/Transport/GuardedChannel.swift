package import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTP1

/// Hummingbird's HTTP/1.1 connection with ``TransportLimits`` kept. For HTTPS wrap it: `TLSChannel(GuardedChannel(…))`.
///
/// In the pipeline: TLS if any, ``ConnectionGuard``, the HTTP codec with ``OldRequestCloser`` in it, ``RequestGuard``,
/// Hummingbird.
package struct GuardedChannel: ServerChildChannel, HTTPChannelHandler {
    package typealias Value = HTTP1Channel.Value

    private let base: HTTP1Channel
    private let limits: TransportLimits
    private let peers: PeerConnections

    /// - Parameters:
    ///   - peers: the counter, one for all ports of a bridge.
    ///   - responder: answers a request.
    package init(limits: TransportLimits = .init(), peers: PeerConnections, responder: @escaping Responder) {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: limits.headBytes,
            maxHeaderListSize: limits.headBytes,
            maxHeaderFieldCount: limits.headFields
        )
        base = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: decoder))
        self.limits = limits
        self.peers = peers
    }

    package var responder: Responder { base.responder }

    /// Runs before the connection is read for the first time, so an address with too many connections costs no handshake.
    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        guard admit(channel) else {
            logger.debug("too many connections", metadata: ["peer": "\(channel.remoteAddress?.ipAddress ?? "-")"])
            // Nobody closes a connection whose setup failed but the setup itself.
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(TransportFailure.tooManyConnections)
        }
        return channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(ConnectionGuard(limits: limits))
        }.flatMap {
            base.setup(channel: channel, logger: logger)
        }.flatMapThrowing { value in
            try guardRequests(of: channel)
            return value
        }
    }

    package func handle(value: Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }

    private func admit(_ channel: any Channel) -> Bool {
        guard let peer = channel.remoteAddress.flatMap(PeerAddress.init) else { return true }
        guard peers.admit(peer) else { return false }
        channel.closeFuture.whenComplete { [peers] _ in peers.release(peer) }
        return true
    }

    /// The codec is in place now; its parts are watched before Hummingbird sees them.
    private func guardRequests(of channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        let hummingbird = try pipeline.handler(type: HTTPConnectionStateHandler.self)
        let connection = try pipeline.handler(type: ConnectionGuard.self)
        try pipeline.addHandler(RequestGuard(connection: connection, limits: limits), position: .before(hummingbird))
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(OldRequestCloser(), position: .after(decoder))
    }
}
