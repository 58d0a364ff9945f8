import BridgeCore
import Connectivity
import HomeModel

extension ExternalSession {
    /// How long an order may take.
    private static let patience = Duration.seconds(10)

    /// Tells the program to do something, and waits until it has.
    func carryOut(_ action: LightAction, at lamps: [LightAddress]) async throws -> OrderReceipt {
        lastNumber += 1
        let number = lastNumber
        let (answers, answer) = AsyncStream.makeStream(of: ExternalWord.self)
        pending[number] = answer
        defer { pending[number] = nil }
        let line = ExternalOrder.line(number, action, at: lamps, gamut: gamut(of: lamps))
        do {
            return try await backend.clock.within(Self.patience) {
                try await self.say(line)
                for await word in answers { return try ExternalFailure.receipt(word) }
                throw CancellationError()
            }
        } catch ConnectionFailure.timedOut {
            throw LanFailure.silent
        }
    }

    private func gamut(of lamps: [LightAddress]) -> Gamut? {
        lamps.first.flatMap { lamp in
            roster.devices[lamp.identity].flatMap {
                $0.description.lights.indices.contains(lamp.index) ? $0.description.lights[lamp.index].gamut : nil
            }
        }
    }
}

/// An order that a program did not carry out, in its words.
struct ExternalFailure: OrderFailure {
    let why: String
    let isUnreachable: Bool

    var description: String { "it declines: \(why)" }
    var concern: OrderConcern { isUnreachable ? .device : .order }

    /// What an answer to an order means.
    static func receipt(_ word: ExternalWord) throws -> OrderReceipt {
        if case .failed(_, let why, let isUnreachable) = word { throw ExternalFailure(why: why, isUnreachable: isUnreachable) }
        return .accepted
    }
}
