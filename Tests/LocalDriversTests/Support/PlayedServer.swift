import Connectivity
import Foundation
import NIOCore
import NIOPosix

/// Serves a played device on loopback. It can go away and come back at the same port.
actor PlayedServer {
    private typealias Child = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private let web: any PlayedWeb
    private var serving: Task<Void, Never>?
    /// Where it listens; 0 before the first time.
    private(set) var port = 0

    init(_ web: any PlayedWeb) { self.web = web }

    func open() async throws {
        guard serving == nil else { return }
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: port) { child in
                child.eventLoop.makeCompletedFuture { try Child(wrappingChannelSynchronously: child) }
            }
        port = server.channel.localAddress?.port ?? 0
        serving = Task { [web] in
            try? await server.executeThenClose { children in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await child in children { group.addTask { try? await Self.serve(child, web) } }
                }
            }
        }
    }

    /// Nobody listens any more, and what was open is not.
    func shut() async {
        serving?.cancel()
        await serving?.value
        serving = nil
    }

    /// Listens for the length of a test.
    func whileOpen(_ test: @Sendable (_ port: Int) async throws -> Void) async throws {
        try await open()
        do {
            try await test(port)
        } catch {
            await shut()
            throw error
        }
        await shut()
    }

    private static func serve(_ child: Child, _ web: any PlayedWeb) async throws {
        try await child.executeThenClose { pieces, writer in
            var bytes: [UInt8] = []
            var socket: PlayedSocket?
            defer { if let socket { Task { await web.closed(socket) } } }
            for try await piece in pieces {
                bytes += piece.readableBytesView
                if socket == nil, let request = PlayedRequest(bytes) {
                    bytes.removeFirst(request.length)
                    let answer = await web.answer(request)
                    if case .reset = answer { return PlayedSocket(child.channel).reset() }
                    try await writer.write(ByteBuffer(string: Self.text(answer, request)))
                    guard case .socket = answer else { return }
                    let opened = PlayedSocket(child.channel)
                    socket = opened
                    await web.opened(opened)
                }
                while let open = socket, let frame = PlayedFrame(bytes) {
                    bytes.removeFirst(frame.length)
                    switch frame.opcode {
                    case 1: await web.heard(String(decoding: frame.payload, as: UTF8.self), on: open)
                    case 8: return
                    case 9: open.pong(frame.payload)
                    default: break
                    }
                }
            }
        }
    }

    private static func text(_ answer: PlayedAnswer, _ request: PlayedRequest) -> String {
        switch answer {
        case .socket: PlayedSocket.welcome(request.headers["sec-websocket-key"] ?? "")
        case .text(let text): text
        case .json(let json, let status):
            "HTTP/1.1 \(status) So\r\nContent-Type: application/json\r\nContent-Length: \(json.bytes.count)\r\n"
                + "Connection: close\r\n\r\n\(json.text)"
        case .reset: ""
        }
    }
}
