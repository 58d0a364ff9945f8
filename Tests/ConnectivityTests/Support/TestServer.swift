import Connectivity
import HTTPTypes
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle

/// A server of our own on a free port of loopback. `/hang` is never answered, `/drip` and `/endless` never to their end; all else is
/// answered with its method, path and the length of its body. WebSockets are served by `socket`.
struct TestServer: Sendable {
    var heartbeat = Heartbeat(every: .seconds(60), patience: .seconds(120))
    var clock = ConnectionClock.live
    var tls: TLSConfiguration?
    var connections = ServedConnections()
    var socket: @Sendable (HTTPRequest) -> WebSocketHandler? = { _ in nil }

    /// Serves for the length of a test, which gets the port.
    func run<Result: Sendable>(_ test: @escaping @Sendable (_ port: Int) async throws -> Result) async throws -> Result {
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try server(bound, quiet)
        let services = ServiceGroup(configuration: .init(services: [server], logger: quiet))
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                defer { bound.finish() }
                try await services.run()
                return nil
            }
            group.addTask {
                for await port in ports {
                    let result: Swift.Result<Result, any Error>
                    do { result = .success(try await test(port)) } catch { result = .failure(error) }
                    connections.end()
                    await services.triggerGracefulShutdown()
                    return try result.get()
                }
                return nil
            }
            var result: Result?
            while let next = try await group.next() { result = next ?? result }
            guard let result else { throw ConnectionFailure.unreachable("the server did not start") }
            return result
        }
    }

    private func server(_ bound: AsyncStream<Int>.Continuation, _ logger: Logger) throws -> any Service {
        let builder = HTTPServerBuilder { responder in
            let channel = UpgradableChannel(
                heartbeat: heartbeat, clock: clock, fields: ["X-Test": "yes"], connections: connections,
                welcome: { request, _ in socket(request) }, responder: responder)
            guard let tls else { return channel }
            return try TLSChannel(channel, tlsConfiguration: tls)
        }
        return try builder.buildServer(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: 0)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger, responder: Self.respond,
            onServerRunning: { bound.yield($0.localAddress?.port ?? 0) })
    }

    @Sendable private static func respond(_ request: Request, _ writer: consuming ResponseWriter, _: any Channel) async throws {
        switch request.uri.path {
        case "/hang": try await ConnectionClock.live.sleep(for: .seconds(3600))
        case "/drip": try await pour(writer, ByteBuffer(string: "x"), every: .milliseconds(5))
        case "/endless": try await pour(writer, ByteBuffer(repeating: 0x78, count: 1 << 16), every: .zero)
        default:
            let body = try await request.body.collect(upTo: 1 << 20)
            let answer: JSONValue = [
                "method": .string("\(request.method)"), "path": .string(request.head.path ?? ""),
                "length": .int(Int64(body.readableBytes)), "agent": .string(request.headers[.userAgent] ?? ""),
            ]
            var head = HTTPResponse(status: request.uri.path == "/teapot" ? .init(code: 418) : .ok)
            head.headerFields[.retryAfter] = "7"
            try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
        }
    }

    private static func pour(_ writer: consuming ResponseWriter, _ piece: ByteBuffer, every pause: Duration) async throws {
        var body = try await writer.writeHead(HTTPResponse(status: .ok))
        while true {
            try await body.write(piece)
            if pause > .zero { try await ConnectionClock.live.sleep(for: pause) }
        }
    }
}

extension TestServer {
    /// A server that repeats every message.
    static var echo: TestServer {
        TestServer(socket: { request in
            guard request.path?.hasPrefix("/echo") == true else { return nil }
            return { connection in
                for try await message in connection.messages {
                    switch message {
                    case .text(let text): try await connection.send(text)
                    case .binary(let bytes): try await connection.send(bytes)
                    }
                }
            }
        })
    }
}
