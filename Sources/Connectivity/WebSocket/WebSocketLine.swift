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
        var saidGoodbye = false
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

    /// Says goodbye, once.
    func sayGoodbye(_ code: WebSocketErrorCode) {
        let isFirst = state.withLock { state in
            defer { state.saidGoodbye = true }
            return !state.saidGoodbye
        }
        guard isFirst else { return }
        channel.writeAndFlush(WebSocketFrame.goodbye(code, isClient: isClient), promise: nil)
    }

    /// Nothing more comes.
    func noteEnd() { end.finish() }

    /// Closes without a word; what is not sent is lost.
    func close() { channel.close(promise: nil) }

    /// Waits a little until the other side has ended too, so that what was said last is not lost.
    func waitForEnd() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [ended] in for await _ in ended {} }
            group.addTask { [clock] in try? await clock.sleep(for: Self.courtesy) }
            await group.next()
            group.cancelAll()
        }
    }
}
