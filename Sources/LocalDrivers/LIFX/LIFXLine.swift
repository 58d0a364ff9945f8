import BridgeCore
import Connectivity
import HomeModel

/// Speaks with one LIFX device, or with whoever is at an address. What is not answered is said again; whatever comes twice, too
/// late, or for somebody else is left aside.
actor LIFXLine {
    /// When to say something again. Six times make three seconds in all.
    private static let retries = Retries(waits: [.milliseconds(150), .milliseconds(300), .milliseconds(600)], most: 6)

    private let socket: DatagramSocket
    private let address: DatagramAddress
    private let serial: LIFXSerial?
    private let source: UInt32
    private let questions: Questions<UInt8, LIFXPacket>
    private var sequence: UInt8
    private var expected: [UInt8: UInt16] = [:]

    private init(_ socket: DatagramSocket, _ address: DatagramAddress, _ serial: LIFXSerial?, _ world: World) {
        self.socket = socket
        self.address = address
        self.serial = serial
        source = LIFXLine.source(world)
        sequence = world.randomBytes(1).first ?? 0
        questions = Questions(clock: ConnectionClock(world))
    }

    /// A number that nobody else on the LAN has, most likely. 0 and 1 are not for clients.
    static func source(_ world: World) -> UInt32 { max(world.randomBytes(4).number(UInt32.self, at: 0) ?? 2, 2) }

    /// Speaks with somebody while something is done.
    ///
    /// - Parameter serial: `nil` for whoever is there.
    /// - Throws: what `work` throws; `ConnectionFailure`.
    static func with<Result: Sendable>(
        _ address: DatagramAddress, _ serial: LIFXSerial?, _ world: World,
        _ work: @escaping @Sendable (LIFXLine) async throws -> Result
    ) async throws -> Result {
        let socket = try await DatagramSocket.open(facing: address)
        let line = LIFXLine(socket, address, serial, world)
        return try await socket.listening { await line.hear($0) } while: { try await work(line) }
    }

    /// Says something until it is answered.
    ///
    /// - Returns: the answer, `.unhandled` if the device does not know what that is.
    /// - Throws: `ConnectionFailure.timedOut` when there is none.
    func ask(_ message: LIFXMessage) async throws -> LIFXAnswer { LIFXAnswer(try await exchange(message)) }

    /// As `ask`, with who answers.
    func exchange(_ message: LIFXMessage) async throws -> LIFXPacket {
        sequence &+= 1
        let number = sequence
        expected[number] = message.answer
        defer { expected[number] = nil }
        let bytes = LIFXPacket(
            source: source, serial: serial, wantsAcknowledgement: message.wantsAcknowledgement, sequence: number,
            type: message.type, payload: message.payload
        ).bytes
        return try await questions.ask(number, Self.retries) { [socket, address] in try await socket.send(bytes, to: address) }
    }

    /// Has the device do something.
    ///
    /// - Throws: `LanFailure.declined` when it does not know how.
    func tell(_ messages: [LIFXMessage]) async throws {
        for message in messages where try await ask(message) == .unhandled {
            throw LanFailure.declined("it does not know message \(message.type)")
        }
    }

    private func hear(_ datagram: Datagram) async {
        guard let packet = LIFXPacket(datagram.bytes), packet.source == source, serial == nil || packet.serial == serial,
            let wanted = expected[packet.sequence], packet.type == wanted || packet.type == LIFXType.unhandled
        else { return }
        await questions.answer(packet.sequence, packet)
    }
}
