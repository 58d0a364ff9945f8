import BridgeCore
import Connectivity
import HomeModel

/// Speaks with one WiZ device. Answers come late, twice, or to another question: each is matched by its method, and by its number
/// if it has one.
actor WiZLine {
    private struct Key: Hashable {
        let method: String
        let number: Int
    }

    /// When to say something again.
    static let retries = Retries(waits: [.milliseconds(750), .milliseconds(1500), .seconds(3)], most: 6)
    /// For what it may have no answer to. There are two such questions, and an owner who waits.
    private static let hopefulRetries = Retries(waits: [.milliseconds(750), .milliseconds(1500), .seconds(3)], most: 3)
    /// For what is asked again soon anyway.
    static let fewRetries = Retries(waits: [.milliseconds(750), .milliseconds(1500)], most: 2)
    /// For what is of no use later.
    static let once = Retries(waits: [.milliseconds(750)], most: 1)

    private let socket: DatagramSocket
    private let address: DatagramAddress
    private let questions: Questions<Key, WiZAnswer>
    private var last = 0
    /// Numbers of the questions that are on their way, by their methods.
    private var open: [String: [Int]] = [:]
    /// Whether it said something that is no answer at all.
    private var heardOther = false

    private init(_ socket: DatagramSocket, _ address: DatagramAddress, _ world: World) {
        self.socket = socket
        self.address = address
        questions = Questions(clock: ConnectionClock(world))
    }

    /// Speaks with a device while something is done.
    ///
    /// - Throws: what `work` throws; `ConnectionFailure`.
    static func with<Result: Sendable>(
        _ address: DatagramAddress, _ world: World, _ work: @escaping @Sendable (WiZLine) async throws -> Result
    ) async throws -> Result {
        let socket = try await DatagramSocket.open(facing: address)
        let line = WiZLine(socket, address, world)
        return try await socket.listening { await line.hear($0) } while: { try await work(line) }
    }

    /// Asks until there is an answer.
    ///
    /// - Returns: what it says; `nil` if it does not know what that is.
    /// - Throws: `ConnectionFailure.timedOut`.
    func ask(
        _ method: String, _ params: [String: JSONValue] = [:], _ retries: Retries = WiZLine.retries
    ) async throws -> JSONValue? {
        try await exchange(method, params, retries).result
    }

    /// As `ask`; `nil` as well if there is no answer, as with firmware that says nothing to what it does not know.
    func askInVain(_ method: String) async throws -> JSONValue? {
        do {
            return try await ask(method, [:], Self.hopefulRetries)
        } catch ConnectionFailure.timedOut {
            return nil
        }
    }

    /// As `ask`, of somebody who is not known yet.
    ///
    /// - Throws: also `LanFailure.notUnderstood` if all that comes back is something else.
    func askAtFirst(_ method: String) async throws -> JSONValue? {
        do {
            return try await ask(method)
        } catch ConnectionFailure.timedOut where heardOther {
            throw LanFailure.notUnderstood("it does not speak as WiZ devices do")
        }
    }

    /// Has it set itself.
    ///
    /// - Throws: `LanFailure.declined`, in its words; `ConnectionFailure.timedOut`.
    func set(_ params: [String: JSONValue], _ retries: Retries = WiZLine.retries) async throws {
        if let error = try await exchange("setPilot", params, retries).error { throw LanFailure.declined(error) }
    }

    private func exchange(_ method: String, _ params: [String: JSONValue], _ retries: Retries) async throws -> WiZAnswer {
        last += 1
        let number = last
        open[method, default: []].append(number)
        defer { open[method]?.removeAll { $0 == number } }
        let bytes = WiZAnswer.question(method, params, number: number)
        return try await questions.ask(Key(method: method, number: number), retries) { [socket, address] in
            try await socket.send(bytes, to: address)
        }
    }

    private func hear(_ datagram: Datagram) async {
        guard datagram.sender.host == address.host else { return }
        guard let answer = WiZAnswer(datagram.bytes) else {
            heardOther = true
            return
        }
        guard let number = answer.number ?? open[answer.method]?.first else { return }
        await questions.answer(Key(method: answer.method, number: number), answer)
    }
}
