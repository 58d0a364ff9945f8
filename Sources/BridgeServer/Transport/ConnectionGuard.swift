import NIOCore
import NIOTLS

/// Stands between a connection's bytes and its HTTP codec, tells ``ConnectionWatch`` what passes and closes the
/// connection when it says so. One alarm per connection; what is said in HTTP comes from ``RequestGuard``.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private(set) var watch: ConnectionWatch
    private var context: ChannelHandlerContext?
    private var written = 0
    private var alarm: (at: NIODeadline, task: Scheduled<Void>)?

    init(limits: TransportLimits) {
        watch = ConnectionWatch(limits: limits)
    }

    /// Tells the watch what happened and sees to it that the alarm rings in time.
    func note(_ event: (inout ConnectionWatch, NIODeadline) -> Void) {
        guard let context else { return }
        event(&watch, context.eventLoop.now)
        setAlarm(context)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { note { $0.opened(at: $1) } }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        alarm?.task.cancel()
        alarm = nil
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        note { $0.opened(at: $1) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { note { $0.handshakeCompleted(at: $1) } }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        note { $0.bytesArrived(at: $1) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        written += Self.unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        let pending = self.pending
        note { [written] in $0.flushed(sent: written - pending, pending: pending, at: $1) }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { note { $0.drain(at: $1) } }
        context.close(mode: mode, promise: promise)
    }

    /// Bytes the client has not made room for. Over TLS these are counted encrypted and `written` is not; the watch
    /// compares only two moments, and the difference does not shrink in between.
    private var pending: Int {
        (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    /// Moves the alarm only forward: most requests end long before it, and an early alarm just sets the next.
    private func setAlarm(_ context: ChannelHandlerContext) {
        guard let due = watch.due else { return }
        if let alarm, alarm.at <= due { return }
        alarm?.task.cancel()
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.ring() }
        alarm = (due, task)
    }

    private func ring() {
        alarm = nil
        guard let context else { return }
        let pending = self.pending
        if watch.isOverdue(at: context.eventLoop.now, sent: written - pending, pending: pending) {
            // Closing fails what is still unwritten, which flushes once more; nothing of that is to be watched.
            self.context = nil
            context.close(mode: .all, promise: nil)
        } else {
            setAlarm(context)
        }
    }
}
