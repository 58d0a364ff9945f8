import NIOCore

extension UpgradeDoor {
    /// Whether it is not said yet what becomes of the connection.
    var isOpen: Bool { promise != nil }

    /// Says what has become of the connection; only the first word counts.
    func settle(_ result: Result<UpgradableChannel.Value.Outcome, any Error>) {
        promise?.completeWith(result)
        promise = nil
        stage = .decided
    }

    /// Reads on if that was wished for meanwhile.
    func resume(_ context: ChannelHandlerContext) {
        if readIsHeld { context.read() }
        readIsHeld = false
    }

    /// Has somebody say who serves it.
    func consider(_ ask: WebSocketAsk, _ context: ChannelHandlerContext) {
        stage = .asking
        let answer = context.eventLoop.makePromise(of: WebSocketHandler?.self)
        answer.completeWithTask { [welcome, channel = context.channel] in await welcome(ask.request, channel) }
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        answer.futureResult.assumeIsolated().whenSuccess { handler in
            guard self.stage == .asking else { return }
            if let handler {
                self.becomeWebSocket(context.value, ask, handler)
            } else {
                self.becomeHTTP(context.value)
                self.handOn(context.value)
            }
        }
    }
}
