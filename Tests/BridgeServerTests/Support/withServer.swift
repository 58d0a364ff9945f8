import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle

@testable import BridgeServer

/// Runs a small Hummingbird application behind ``GuardedChannel`` on a free port of loopback, for the length of a test.
///
/// `/endless` is answered without end, a body is answered with its length, all else with `[]`.
/// - Parameters:
///   - cut: told when an answer could not be written to its end.
func withServer(
    _ limits: TransportLimits = .init(),
    keepAlive: Bool = true,
    certificate: BridgeCertificate? = nil,
    cut: AsyncStream<Void>.Continuation? = nil,
    _ test: @escaping @Sendable (_ port: Int) async throws -> Void
) async throws {
    let (ports, port) = AsyncStream<Int>.makeStream()
    let peers = PeerConnections(limit: limits.connectionsPerPeer)
    let plain = HTTPServerBuilder { GuardedChannel(limits: limits, peers: peers, responder: $0) }
    let application = Application(
        responder: responder(ResponseHeaders(keepAlive: keepAlive), limits, cut),
        server: try certificate.map { try .tls(plain, tlsConfiguration: $0.tlsConfiguration()) } ?? plain,
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in
            if let number = channel.localAddress?.port { port.yield(number) }
        },
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    let services = ServiceGroup(configuration: .init(services: [application], logger: application.logger))
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await services.run() }
        group.addTask {
            for await number in ports {
                defer { port.finish() }
                try await test(number)
                return
            }
        }
        _ = try await group.next()
        // Not cancelled: a server that is cancelled just as a connection arrives drops it where it may not.
        await services.triggerGracefulShutdown()
        try await group.waitForAll()
    }
}

private func responder(
    _ headers: ResponseHeaders, _ limits: TransportLimits, _ cut: AsyncStream<Void>.Continuation?
) -> CallbackResponder<BasicRequestContext> {
    CallbackResponder { request, _ in
        if request.uri.path == "/endless" { return endless(cut) }
        do {
            let body = try await request.collectedBody(upTo: limits.bodyBytes)
            return headers.answer(json: ByteBuffer(string: body.readableBytes == 0 ? "[]" : "[\(body.readableBytes)]"))
        } catch {
            return ErrorPage(.contentTooLarge).response(headers)
        }
    }
}

private func endless(_ cut: AsyncStream<Void>.Continuation?) -> Response {
    let piece = ByteBuffer(repeating: 0x20, count: 64 * 1024)
    return Response(status: .ok, body: ResponseBody { writer in
        do {
            while true { try await writer.write(piece) }
        } catch {
            cut?.yield()
            throw error
        }
    })
}
