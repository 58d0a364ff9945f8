import Glibc
import NIOCore
import NIOPosix

/// A UDP socket. Nothing is known of what becomes of what is sent; whoever waits for an answer asks again (`Retries`).
package struct DatagramSocket: Sendable {
    /// Packets that may wait to be read; of more the oldest are lost, as they would be on the way.
    package static let usualBacklog = 256
    /// The longest packet that is taken in whole.
    private static let longestPacket = 9000

    let channel: any Channel
    /// What arrives, until the socket is closed; for one reader.
    package let incoming: AsyncStream<Datagram>
    /// Where it listens.
    package let port: Int

    /// What a socket may do besides.
    struct Manners: OptionSet {
        let rawValue: Int
        /// Speak to everybody on a link.
        static let broadcasts = Manners(rawValue: 1)
        /// Share its port with other programs.
        static let sharesPort = Manners(rawValue: 2)
        /// Tell by which interface a packet came.
        static let tellsWay = Manners(rawValue: 4)
    }

    /// Opens a socket.
    ///
    /// - Parameters:
    ///   - address: an address of this machine; what is sent has it as its sender. `0.0.0.0` and `::` leave that to the system.
    ///   - port: 0…65535; 0 for any that is free.
    ///   - broadcasts: whether it may speak to everybody on a link.
    ///   - backlog: how many packets may wait to be read before the oldest are lost.
    /// - Throws: `ConnectionFailure` when there is no such address or the port cannot be had.
    package static func open(
        at address: String = "0.0.0.0", port: Int = 0, broadcasts: Bool = false, backlog: Int = usualBacklog
    ) async throws -> DatagramSocket {
        let (incoming, sink) = AsyncStream.makeStream(of: Datagram.self, bufferingPolicy: .bufferingNewest(backlog))
        do {
            let channel = try await bind(
                address, port: port, broadcasts ? .broadcasts : [],
                DatagramInlet { sink.yield($0) } onClose: { sink.finish() })
            return DatagramSocket(channel: channel, incoming: incoming, port: channel.localAddress?.port ?? port)
        } catch {
            throw ConnectionFailure(error)
        }
    }

    /// Opens a socket that can speak with an address, at any address of this machine.
    ///
    /// - Throws: `ConnectionFailure`.
    package static func open(facing address: DatagramAddress) async throws -> DatagramSocket {
        try await open(at: address.host.contains(":") ? "::" : "0.0.0.0")
    }

    /// Binds a channel for datagrams, which hands everything to an inlet.
    static func bind(_ address: String, port: Int, _ manners: Manners, _ inlet: DatagramInlet) async throws -> any Channel {
        // NIO traps on a number that does not fit.
        guard 0...65_535 ~= port else { throw ConnectionFailure.badAddress("port \(port)") }
        var bootstrap = DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: longestPacket))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(inlet) }
            }
        if manners.contains(.broadcasts) { bootstrap = bootstrap.channelOption(.socketOption(.so_broadcast), value: 1) }
        if manners.contains(.tellsWay) { bootstrap = bootstrap.channelOption(.receivePacketInfo, value: true) }
        if manners.contains(.sharesPort) {
            bootstrap = bootstrap.channelOption(.socketOption(.so_reuseaddr), value: 1)
                .channelOption(.socketOption(NIOBSDSocket.Option(rawValue: SO_REUSEPORT)), value: 1)
        }
        return try await bootstrap.bind(host: address, port: port).get()
    }

    /// Sends a packet.
    ///
    /// - Throws: `ConnectionFailure` when there is no way there. That nobody listens there is not seen.
    package func send(_ bytes: [UInt8], to address: DatagramAddress) async throws {
        do {
            try await channel.writeAndFlush(
                AddressedEnvelope(remoteAddress: address.socketAddress, data: ByteBuffer(bytes: bytes)))
        } catch {
            throw ConnectionFailure(error)
        }
    }

    /// Does something while what arrives is heard, one packet after the other, and closes the socket after it.
    ///
    /// - Throws: `ConnectionFailure.lost` when the socket is closed meanwhile; what `work` throws.
    package func listening<Result: Sendable>(
        _ hear: @escaping @Sendable (Datagram) async -> Void, while work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await withThrowingTaskGroup(of: Result?.self) { group in
                group.addTask {
                    for await datagram in incoming { await hear(datagram) }
                    return nil
                }
                group.addTask { try await work() }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            guard let result else { throw ConnectionFailure.lost("the socket was closed") }
            await close()
            return result
        } catch {
            await close()
            throw error
        }
    }

    /// Closes the socket, which ends `incoming`.
    package func close() async { try? await channel.close() }
}
