import Connectivity
import NIOCore
import NIOPosix

/// Speaks to the group on one interface, with that interface's own address as the sender.
///
/// A socket is opened for each round and closed after it: nothing is left over when interfaces come and go.
enum MulticastSender {
    /// Hops a NOTIFY may make (Docs/Discovery.md §3).
    private static let timeToLive: UInt8 = 2

    /// - Throws: NIO's error when the interface has gone in the meantime or the network refuses.
    static func send(_ messages: [String], on interface: NetworkInterface, port: Int, group: any EventLoopGroup) async throws {
        guard let address = interface.subnets.first?.address else { return }
        let channel = try await DatagramBootstrap(group: group).bind(host: address.description, port: 0).get()
        do {
            try await aim(channel, at: interface, address: address)
            let remote = try SocketAddress(ipAddress: SSDPMessages.group, port: port)
            for message in messages {
                try await channel.writeAndFlush(AddressedEnvelope(remoteAddress: remote, data: ByteBuffer(string: message)))
            }
        } catch {
            try? await channel.close()
            throw error
        }
        try await channel.close()
    }

    private static func aim(_ channel: any Channel, at interface: NetworkInterface, address: IPv4Address) async throws {
        try await GroupRequest.sending(from: address, on: interface).apply(.ip_multicast_if, to: channel)
        guard let provider = channel as? any SocketOptionProvider else { return }
        try await provider.setIPMulticastTTL(timeToLive).get()
    }
}
