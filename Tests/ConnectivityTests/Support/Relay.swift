import Foundation
import NIOCore
import NIOPosix

/// Stands between a client and a server and can go dead: it takes what comes and passes nothing on, as a network does from which
/// somebody pulled the plug.
final class Relay: Sendable {
    private let isDead = Flag()

    /// Passes nothing on from now on.
    func die() { isDead.set() }

    /// Listens on a free port of loopback for the length of a test.
    func run<Result: Sendable>(to target: Int, _ test: (_ port: Int) async throws -> Result) async throws -> Result {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await ServerBootstrap(group: group)
            .childChannelInitializer { near in
                ClientBootstrap(group: near.eventLoop)
                    .channelInitializer { far in far.eventLoop.makeCompletedFuture { try self.pass(from: far, to: near) } }
                    .connect(host: "127.0.0.1", port: target)
                    .flatMapThrowing { far in try self.pass(from: near, to: far) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await test(server.localAddress?.port ?? 0)
            try await server.close()
            return result
        } catch {
            try await server.close()
            throw error
        }
    }

    private func pass(from: any Channel, to: any Channel) throws {
        try from.pipeline.syncOperations.addHandler(Passing(to) { self.isDead.isSet })
    }

    private final class Passing: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let other: any Channel
        private let isDead: () -> Bool

        init(_ other: any Channel, isDead: @escaping () -> Bool) {
            self.other = other
            self.isDead = isDead
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if !isDead() { other.writeAndFlush(Self.unwrapInboundIn(data), promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) {
            other.close(promise: nil)
        }
    }
}
