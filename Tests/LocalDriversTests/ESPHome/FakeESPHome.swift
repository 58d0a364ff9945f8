import BridgeCore
import HomeModel
@testable import LocalDrivers
import NIOCore
import NIOPosix
import Synchronization

/// A device with ESPHome's firmware on a real socket of loopback, with one lamp and whatever else it is told to list. It can be
/// made to behave badly.
///
/// A lock, because connections are served on NIO's threads while a test looks on.
final class FakeESPHome: Sendable {
    /// How it writes.
    enum Wire: Sendable {
        case whole
        /// Each byte in a packet of its own.
        case bytewise
        /// With unknown messages and fields between.
        case chatty
    }

    struct State: Sendable {
        var lamp = FakeESPLamp()
        var mac = "A0:B1:C2:D3:E4:F5"
        var entries: [ESPFrame] = []
        var states: [ESPFrame] = []
        var version: (major: UInt64, minor: UInt64) = (1, 14)
        var password: String?
        /// The key of its API, if that is encrypted.
        var key: String?
        var wire = Wire.whole
        var delay = Duration.zero
        var repeats = 1
        /// Takes what is said and says nothing.
        var isDeaf = false
        /// What was heard, without pings.
        var heard: [ESPFrame] = []
        var orders: [Duration] = []
        var connections = 0
        fileprivate var children: [any Channel] = []
        fileprivate var server: (any Channel)?
        fileprivate var port = 0
    }

    private let world: World
    private let state: Mutex<State>
    private let later: LaterWork

    init(in world: World, _ change: (inout State) -> Void = { _ in }) {
        self.world = world
        later = LaterWork(in: world)
        var first = State()
        change(&first)
        state = Mutex(first)
    }

    func set<Result: Sendable>(_ change: (inout State) throws -> Result) rethrows -> Result { try state.withLock { try change(&$0) } }
    var now: State { state.withLock { $0 } }
    var lamp: FakeESPLamp { now.lamp }
    var address: LanAddress { LanAddress(host: "127.0.0.1", port: now.port) }
    /// A key, where any is as good as another.
    static let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    var identity: String { "a0b1c2d3e4f5" }

    /// Begins to listen, where it listened before if it did.
    func listen() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    self.set { state in
                        state.children.append(channel)
                        state.connections += 1
                    }
                    if let key = self.now.key {
                        let secret = FakeESPSecret(key: key, name: "porch", identity: self.identity)
                        try channel.pipeline.syncOperations.addHandler(secret)
                    }
                    try channel.pipeline.syncOperations.addHandler(Ear(self))
                }
            }
            .bind(host: "127.0.0.1", port: now.port).get()
        set { ($0.server, $0.port) = (server, server.localAddress?.port ?? 0) }
    }

    /// Hangs up on everybody.
    func hangUp() {
        let children = set { state in
            defer { state.children = [] }
            return state.children
        }
        for child in children { child.close(promise: nil) }
    }

    /// Ends all of it.
    func close() async {
        try? await now.server?.close()
        hangUp()
    }

    /// A hand at the lamp.
    func touch(_ change: (inout FakeESPLamp) -> Void) {
        say(set { state in
            change(&state.lamp)
            return state.lamp.state
        })
    }

    /// Says something to everybody, as it is set to.
    func say(_ frames: ESPFrame...) { for child in now.children { write(frames, to: child) } }

    /// Says bytes to everybody.
    func say(bytes: [UInt8]) { for child in now.children { child.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil) } }

    fileprivate func write(_ frames: [ESPFrame], to channel: any Channel) {
        let delay = now.delay
        guard delay > .zero else { return writeNow(frames, to: channel) }
        later.after(delay) { [weak self] in self?.writeNow(frames, to: channel) }
    }

    private func writeNow(_ frames: [ESPFrame], to channel: any Channel) {
        let state = now
        for frame in frames.flatMap({ Array(repeating: $0, count: state.repeats) }) {
            switch state.wire {
            case .whole: channel.writeAndFlush(ByteBuffer(bytes: frame.bytes), promise: nil)
            case .bytewise: for byte in frame.bytes { channel.writeAndFlush(ByteBuffer(bytes: [byte]), promise: nil) }
            case .chatty:
                let more = ESPFrame(frame.kind, frame.payload + [0xFA, 0x3E, 2, 7, 7, 0xF8, 0x3E, 1])
                let unknown = ESPFrame(9000, [1, 2, 3])
                channel.writeAndFlush(ByteBuffer(bytes: unknown.bytes + more.bytes + unknown.bytes), promise: nil)
            }
        }
    }

    fileprivate func hear(_ frame: ESPFrame, on channel: any Channel) {
        let now = world.now().uptime
        let answers = set { $0.answers(to: frame, at: now) }
        write(answers, to: channel)
        if frame.kind == 5 { channel.close(promise: nil) }
    }
}

/// Hears one client.
private final class Ear: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let fake: FakeESPHome
    private var reader = ESPFrameReader()

    init(_ fake: FakeESPHome) { self.fake = fake }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(buffer: Self.unwrapInboundIn(data))
        guard let frames = try? reader.take(bytes) else { return context.close(promise: nil) }
        for frame in frames { fake.hear(frame, on: context.channel) }
    }
}
