import Connectivity
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

extension EmulatorServer {
    /// The longest body that is taken.
    private static let bodyBytes = 1 << 20
    /// What a server of any kind may be asked to do.
    private static let methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"

    /// Answers a request over its connection.
    @Sendable func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let pen = AnswerWriter(
            isHead: request.method == .head, isLast: request.headers[.connection]?.lowercased() == "close",
            faults: faults)
        if request.headers[.expect]?.lowercased() == "100-continue" {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        guard let body = try await body(of: request) else {
            return try await pen.write(EmulatorAnswer(413, ["error": "the body is too long"]), to: writer)
        }
        let asked = self.request(request.head, body, channel)
        if ControlRoutes.concern(asked) {
            return try await pen.write(await ControlRoutes(self).answer(asked), to: writer)
        }
        tally.note()
        let fault = faults.take(asked)
        try await faults.wait(fault)
        if let instead = fault?.answer(to: asked) { return try await pen.write(instead, to: writer, fault) }
        try await pen.write(await self.answer(asked), to: writer, fault)
    }

    /// Says who serves a WebSocket. What is declined comes as a request once more, and faults are at work there.
    @Sendable func welcome(_ head: HTTPRequest, _ channel: any Channel) async -> WebSocketHandler? {
        let asked = request(head, [], channel)
        guard !ControlRoutes.concern(asked), !faults.refuse(asked) else { return nil }
        do {
            try await faults.wait(faults.take(asked))
        } catch {
            return nil
        }
        guard let handler = await cloud.socket(asked) else { return nil }
        tally.note()
        return handler
    }

    private func answer(_ request: EmulatorRequest) async -> EmulatorAnswer {
        var answer = await cloud.answer(request)
        // A cloud that pages may ask says so itself.
        if request.method == .options, answer.status != 204 { answer = EmulatorAnswer(204, headers: [.allow: Self.methods]) }
        settings.logger.debug(
            "request", metadata: ["method": "\(request.method)", "path": "\(request.path)", "status": "\(answer.status)"])
        return answer
    }

    /// `nil` when it is too long.
    private func body(of request: Request) async throws -> [UInt8]? {
        do {
            return Array(buffer: try await request.body.collect(upTo: Self.bodyBytes))
        } catch is NIOTooManyBytesError {
            return nil
        }
    }

    /// A request as the cloud sees it. It does not see `HEAD`, which is asked as `GET`.
    private func request(_ head: HTTPRequest, _ body: [UInt8], _ channel: any Channel) -> EmulatorRequest {
        let host = head.authority ?? "\(place.host):\(channel.localAddress?.port ?? place.port)"
        return EmulatorRequest(
            head.method == .head ? .get : head.method, head.path ?? "/", headers: head.headerFields, body: body,
            peer: channel.remoteAddress?.ipAddress, base: "\(place.scheme)://\(host)")
    }
}

extension EmulatorRequest {
    /// The path without the query, unescaped.
    var path: String { "/" + segments.joined(separator: "/") }

    /// Whether it asks for a WebSocket.
    var asksForSocket: Bool { headers[.upgrade]?.lowercased() == "websocket" }
}
