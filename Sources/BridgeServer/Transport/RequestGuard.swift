import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Tells the ``ConnectionGuard`` below it what is said in HTTP, and ends a connection the way the front of a real
/// bridge does: an answer with `Connection: close` is the last one, a head that cannot be read gets a page.
///
/// Hummingbird itself looks only at the request's `Connection` field, so an answer's is honoured here.
final class RequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let bodyLimit: Int
    private let connection: ConnectionGuard
    private var bodyBytes = 0
    private var answerIsLast = false
    private var lastAnswerIsWritten = false
    private var isBodyComing = false
    /// Requests that came, the last one perhaps not whole, and are not answered.
    private var waiting = 0
    /// What followed the requests cannot be read, so the answer to the last of them is the last one.
    private var endsWhenAnswered = false

    init(connection: ConnectionGuard, limits: TransportLimits) {
        self.connection = connection
        bodyLimit = limits.bodyBytes
    }

    private var isOver: Bool { lastAnswerIsWritten || connection.watch.isDraining }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            isBodyComing = true
            waiting += 1
            connection.note { $0.headArrived(at: $1) }
            bodyBytes = 0
            if wantsToBeAsked(head) { encourage(context) }
        case .body(let part):
            connection.note { $0.bodyArrived(at: $1) }
            guard takes(part, context) else { return }
        case .end:
            isBodyComing = false
            connection.note { $0.requestArrived(at: $1) }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // The application may have stopped reading; what is thrown away has to be read nevertheless.
        if isOver { context.read() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isOver else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch Self.unwrapOutboundIn(data) {
        case .head(let head) where head.status.kind != .informational:
            answerIsLast = head.headerFields[.connection]?.lowercased() == "close"
            context.write(data, promise: promise)
        case .head, .body:
            context.write(data, promise: promise)
        case .end:
            finishAnswer(context, data, promise)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        guard !isOver else { return }
        // A request that came whole is answered still, such as one whose body was sent without its length.
        guard waiting == 0 || isBodyComing else {
            endsWhenAnswered = true
            return
        }
        // With another answer under way there is no place left for a page.
        guard connection.watch.unanswered == 0 else { return context.close(promise: nil) }
        let page = ErrorPage(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest)
        for part in page.parts { write(context: context, data: Self.wrapOutboundOut(part), promise: nil) }
        context.flush()
    }

    /// The answer counts as given when its last byte has left: until then the client is reading, not idle.
    private func finishAnswer(_ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?) {
        waiting -= 1
        answerIsLast = answerIsLast || bodyBytes > bodyLimit || endsWhenAnswered && waiting == 0
        lastAnswerIsWritten = answerIsLast
        let promise = promise ?? context.eventLoop.makePromise()
        promise.futureResult.assumeIsolated().whenSuccess { [connection, isLast = answerIsLast] in
            connection.note { $0.answered(at: $1) }
            guard isLast else { return }
            context.close(mode: .output, promise: nil)
            context.read()
        }
        context.write(data, promise: promise)
    }

    /// Whether a part of a body is handed on. The one that goes over the limit still is, so that whoever collects the
    /// body notices; what follows is thrown away, and the connection ends behind the answer, whoever looked at the body.
    private func takes(_ part: ByteBuffer, _ context: ChannelHandlerContext) -> Bool {
        guard bodyBytes <= bodyLimit else { return false }
        bodyBytes += part.readableBytes
        guard bodyBytes > bodyLimit, waiting == 0 else { return true }
        // The answer has gone already, given by somebody who did not want the body.
        lastAnswerIsWritten = true
        context.close(mode: .output, promise: nil)
        return false
    }

    /// Whether the client holds back a body we would accept (`Expect: 100-continue`, Docs/HueV1.md §1.1).
    private func wantsToBeAsked(_ head: HTTPRequest) -> Bool {
        guard head.headerFields[.expect]?.lowercased() == "100-continue", connection.watch.unanswered == 1 else { return false }
        return head.headerFields[.contentLength].flatMap { Int($0) } ?? 0 <= bodyLimit
    }

    private func encourage(_ context: ChannelHandlerContext) {
        context.writeAndFlush(Self.wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
}
