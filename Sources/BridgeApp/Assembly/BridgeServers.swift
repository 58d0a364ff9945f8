import BridgeCore
import BridgeServer
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The three servers of a bridge: HTTP, HTTPS and the owner's control socket.
struct BridgeServers: Sendable {
    /// Which server has its socket now, and at which port.
    enum Bound: Sendable, Hashable {
        case http(Int), https(Int), control
    }

    let program: BridgeProgram
    let control: ControlResponder
    let bound: AsyncStream<Bound>.Continuation

    /// The servers as services.
    ///
    /// - Throws: when the certificate cannot be used.
    func services() throws -> [any Service] {
        let peers = PeerConnections()
        let tls = try program.certificate.tlsConfiguration()
        let plain = HTTPServerBuilder { GuardedChannel(peers: peers, responder: $0) }
        let secure = HTTPServerBuilder {
            try TLSChannel(GuardedChannel(peers: peers, responder: $0), tlsConfiguration: tls)
        }
        let local = HTTPServerBuilder { HTTP1Channel(responder: $0) }
        return [
            try server(plain, .hostname(program.listenAddress, port: program.ports.http.port), program.responder.respond) {
                bound.yield(.http($0.localAddress?.port ?? 0))
            },
            try server(secure, .hostname(program.listenAddress, port: program.ports.https.port), program.responder.respond) {
                bound.yield(.https($0.localAddress?.port ?? 0))
            },
            try server(local, .unixDomainSocket(path: program.runDirectory.controlSocket), control.respond) { _ in
                chmod(program.runDirectory.controlSocket, 0o600)
                bound.yield(.control)
            },
        ]
    }

    private func server(
        _ builder: HTTPServerBuilder, _ address: BindAddress, _ responder: @escaping HTTPChannelHandler.Responder,
        onBound: @escaping @Sendable (any Channel) -> Void
    ) throws -> any Service {
        var quiet = program.logger
        quiet.logLevel = max(quiet.logLevel, .notice)
        return try builder.buildServer(
            configuration: ServerConfiguration(address: address), eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: quiet, responder: responder, onServerRunning: { onBound($0) })
    }
}
