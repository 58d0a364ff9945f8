import NIOCore

/// Hands on what a socket for datagrams hears.
final class DatagramInlet: ChannelInboundHandler, Sendable {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let hear: @Sendable (Datagram) -> Void
    private let onClose: @Sendable () -> Void

    init(_ hear: @escaping @Sendable (Datagram) -> Void, onClose: @escaping @Sendable () -> Void) {
        self.hear = hear
        self.onClose = onClose
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        let way = envelope.metadata?.packetInfo.flatMap { info in
            info.destinationAddress.ipAddress.map { Datagram.Way(interface: Int(info.interfaceIndex), destination: $0) }
        }
        hear(
            Datagram(
                bytes: Array(envelope.data.readableBytesView), sender: DatagramAddress(envelope.remoteAddress), way: way))
    }

    func channelInactive(context: ChannelHandlerContext) { onClose() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // One bad packet; the socket itself is well, or it closes and says so.
    }
}
