package import BridgeCore
package import Connectivity
import HomeModel

/// One broker, and all that is spoken through it.
package struct MQTTBackend: Backend {
    /// Brokers are restarted now and then, and their devices know nothing of it.
    package static let usualGrace = Duration.seconds(10)

    /// How fast its devices want to be spoken to.
    package let limits: OrderLimits
    /// Brokers are restarted now and then.
    package let grace = Self.usualGrace
    private let client: MQTTClient
    private let house: MQTTHouse
    private let clock: ConnectionClock

    /// Makes the backend of a broker.
    ///
    /// - Parameters:
    ///   - vocabularies: what is spoken through it, and what it keeps in mind from one connection to the next.
    ///   - clock: tells the time.
    package init(settings: MQTTSettings, vocabularies: [any MQTTVocabulary], clock: ConnectionClock) {
        limits = settings.limits
        client = MQTTClient(settings.setup, clock: clock)
        house = MQTTHouse(vocabularies)
        self.clock = clock
    }

    /// Connects, listens, and carries out orders until the connection is lost.
    ///
    /// - Throws: `LanFailure`: why it is over.
    package func run(_ port: BackendPort) async throws {
        do {
            try await client.connect { connection in
                try await MQTTVisit(house: house, connection: connection, port: port, clock: clock).stay(grace: grace)
            }
        } catch {
            await house.lose()
            throw LanFailure.broker(error)
        }
    }
}

extension LanFailure {
    /// What an error means when it comes out of a conversation with a broker.
    static func broker(_ error: any Error) -> any Error {
        switch error {
        case MQTTFailure.connection(let failure): LanFailure.connection(failure)
        case MQTTFailure.notAllowed: LanFailure.secretNeeded("\(MQTTFailure.notAllowed)")
        case let failure as MQTTFailure: LanFailure.declined("\(failure)")
        default: error
        }
    }
}
