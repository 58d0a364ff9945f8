import NIOCore
import NIOWebSocket
import Synchronization

/// What the tasks of one WebSocket share beside its messages: when it last gave a sign of life, who has said goodbye, and a way
/// to write that waits for nobody.
///
/// A lock, because reading, asking for signs of life and ending are tasks of their own; it is held for one access.
final class WebSocketLine: Sendable {
    private struct State {
        var pulse: Pulse
        /// What the other side said for goodbye; it is answered with the same.
        var heard: WebSocketErrorCode?
        var said: EventLoopFuture<Void>?
    }

    /// How long the other side has for its goodbye.
    private static let courtesy = Duration.seconds(1)

    private let channel: any Channel
    private let isClient: Bool
    private let clock: ConnectionClock
    private let state: Mutex<State>
    private let (ended, end) = AsyncStream.makeStream(of: Void.self)

    init(_ channel: any Channel, isClient: Bool, heartbeat: Heartbeat, clock: ConnectionClock) {
        self.channel = channel
        self.isClient = isClient
        self.clock = clock
        state = Mutex(State(pulse: Pulse(heartbeat, at: clock.uptime())))
    }

    func hear() { state.withLock { $0.pulse.hear(at: clock.uptime()) } }

    func next() -> Pulse.Step { state.withLock { $0.pulse.next(at: clock.uptime()) } }

    /// Asks for a sign of life, also when the other side reads nothing.
    func ask() {
        channel.writeAndFlush(WebSocketFrame.whole(.ping, ByteBuffer(), isClient: isClient), promise: nil)
    }

    /// The other side says goodbye, and nothing more.
    func hearGoodbye(_ code: WebSocketErrorCode?) {
        state.withLock { $0.heard = code ?? .normalClosure }
        noteEnd()
    }

    /// Says goodbye, once: with a code, or with the one that was heard.
    func sayGoodbye(_ code: WebSocketErrorCode) {
        state.withLock { state in
            guard state.said == nil else { return }
            state.said = channel.writeAndFlush(WebSocketFrame.goodbye(state.heard ?? code, isClient: isClient))
        }
    }

    /// Nothing more comes.
    func noteEnd() { end.finish() }

    /// Closes without a word; what is not sent is lost.
    func close() { channel.closeNow() }

    /// Gives whoever uses the connection a little time to end, and then ends it.
    func expectEnd() async {
        do { try await clock.sleep(for: Self.courtesy) } catch { return }
        sayGoodbye(.normalClosure)
        await waitForEnd()
    }

    /// Waits a little until what was said last has gone out and the other side has ended too, so that none of it is lost; then
    /// closes.
    func waitForEnd() async {
        let said = state.withLock { $0.said }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [ended] in
                for await _ in ended {}
                try? await said?.get()
            }
            group.addTask { [clock] in
                try? await clock.sleep(for: Self.courtesy)
                // What cannot go out keeps nobody waiting any longer.
                self.close()
            }
            await group.next()
            group.cancelAll()
        }
    }
}
