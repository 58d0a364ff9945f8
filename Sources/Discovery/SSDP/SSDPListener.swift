import Connectivity
import Glibc
import NIOCore
import NIOPosix

/// What reaches the loop of SSDP.
enum SSDPEvent: Sendable {
    case datagram(SSDPDatagram)
    /// A batch has been handed over; nothing more is read until `read()`.
    case batchEnd
    case interfaces([NetworkInterface])
    case closed
}

/// The socket that hears searches and answers them.
///
/// It is shared with other SSDP programs on the machine, and it reads only when told to: in a flood the
/// kernel throws away what nobody asked for, at no cost to us.
struct SSDPListener: Sendable {
    private let channel: any Channel
    let port: Int

    /// - Throws: `NoSuchPort`, or NIO's error when the port cannot be bound.
    static func open(
        port: Int, on group: any EventLoopGroup, sink: AsyncStream<SSDPEvent>.Continuation
    ) async throws -> SSDPListener {
        // NIO traps on a number that does not fit; a wrong setting must cost no more than SSDP.
        guard 1...65535 ~= port else { throw NoSuchPort() }
        let channel = try await DatagramBootstrap(group: group)
            .channelOption(.socketOption(.so_reuseaddr), value: 1)
            .channelOption(.socketOption(NIOBSDSocket.Option(rawValue: SO_REUSEPORT)), value: 1)
            .channelOption(.receivePacketInfo, value: true)
            .channelOption(.autoRead, value: false)
            .channelOption(.maxMessagesPerRead, value: 16)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(SSDPInlet(sink: sink))
                }
            }
            .bind(host: "0.0.0.0", port: port).get()
        return SSDPListener(channel: channel, port: port)
    }

    struct NoSuchPort: Error {}

    /// Asks for the next batch.
    func read() {
        channel.read()
    }

    /// Hears the group on this interface. Joining twice is refused by the kernel and harmless.
    func join(_ interface: NetworkInterface) async throws {
        try await GroupRequest.membership(in: IPv4Address(SSDPMessages.group), of: interface).apply(.ip_add_membership, to: channel)
    }

    /// Stops hearing it; of an interface that is gone the kernel may already have forgotten it.
    func leave(_ interface: NetworkInterface) async {
        try? await GroupRequest.membership(in: IPv4Address(SSDPMessages.group), of: interface).apply(.ip_drop_membership, to: channel)
    }

    /// Sends from our own port, which is where firewalls expect the answer to come from.
    func send(_ reply: SSDPReply) async throws {
        let remote = try SocketAddress(ipAddress: reply.address.description, port: reply.port)
        for message in reply.messages {
            let envelope = AddressedEnvelope(remoteAddress: remote, data: ByteBuffer(string: message))
            try await channel.writeAndFlush(envelope)
        }
    }

    func close() async {
        try? await channel.close()
    }
}

/// Hands datagrams with their metadata to the loop.
private final class SSDPInlet: ChannelInboundHandler, Sendable {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let sink: AsyncStream<SSDPEvent>.Continuation

    init(sink: AsyncStream<SSDPEvent>.Continuation) {
        self.sink = sink
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        guard let source = IPv4Address(envelope.remoteAddress), let port = envelope.remoteAddress.port else { return }
        let info = envelope.metadata?.packetInfo
        sink.yield(.datagram(SSDPDatagram(
            bytes: Array(envelope.data.readableBytesView), source: source, sourcePort: port,
            destination: (info?.destinationAddress).flatMap { IPv4Address($0) }, interfaceIndex: info?.interfaceIndex
        )))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        sink.yield(.batchEnd)
    }

    func channelInactive(context: ChannelHandlerContext) {
        sink.yield(.closed)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // One bad datagram or a refused answer: the socket itself is well, or it closes and says so.
    }
}

extension IPv4Address {
    /// nil for an IPv6 or local address.
    fileprivate init?(_ address: SocketAddress) {
        guard let text = address.ipAddress else { return nil }
        self.init(text)
    }
}
