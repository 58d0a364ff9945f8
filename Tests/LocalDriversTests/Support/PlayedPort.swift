import BridgeCore
import Connectivity
import Synchronization

/// How packets fare on the way to and from a played device.
struct PacketManners: Sendable {
    /// The share of packets that is lost, each way, 0…1.
    var loss = 0.0
    /// How often each answer comes.
    var copies = 1
    /// How much later than it could an answer comes.
    var delay = Duration.zero
    /// Packets that come before each answer.
    var noise: [[UInt8]] = []
}

/// The real UDP socket of a played device. What is lost on it is the same each time.
actor PlayedPort {
    typealias Play = @Sendable ([UInt8]) async -> [[UInt8]]

    private let world: World
    private let play: Play
    private var socket: DatagramSocket?
    private var work: Task<Void, Never>?
    private var dice: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var peers: [DatagramAddress] = []
    var manners = PacketManners()
    private(set) var port = 0

    init(world: World, play: @escaping Play) {
        self.world = world
        self.play = play
    }

    func behave(_ manners: PacketManners) { self.manners = manners }

    /// Begins to listen, or does so again at the same port.
    func listen() async throws {
        let socket = try await DatagramSocket.open(at: "127.0.0.1", port: port)
        self.socket = socket
        port = socket.port
        work = Task {
            await withDiscardingTaskGroup { group in
                for await datagram in socket.incoming { group.addTask { await self.take(datagram, socket) } }
                group.cancelAll()
            }
        }
    }

    func hangUp() async {
        await socket?.close()
        await work?.value
        socket = nil
    }

    /// Says something to everybody who ever spoke with it.
    func say(_ bytes: [UInt8]) async {
        for peer in peers { try? await socket?.send(bytes, to: peer) }
    }

    private func take(_ datagram: Datagram, _ socket: DatagramSocket) async {
        if !peers.contains(datagram.sender) { peers.append(datagram.sender) }
        if isLost { return }
        let answers = await play(datagram.bytes)
        let manners = manners
        if manners.delay > .zero { try? await world.sleep(for: manners.delay) }
        for answer in answers {
            for noise in manners.noise { try? await socket.send(noise, to: datagram.sender) }
            for _ in 0..<manners.copies where !isLost { try? await socket.send(answer, to: datagram.sender) }
        }
    }

    private var isLost: Bool {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(dice >> 33) / Double(1 << 31) < manners.loss
    }
}
