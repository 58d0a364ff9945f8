package import BridgeCore
package import Connectivity
package import Logging

/// Devices with ESPHome's firmware, by its native API, plain or encrypted.
package struct ESPHomeKind: LanKind {
    /// Where devices listen unless they say otherwise.
    static let usualPort = 6053
    static let service = "_esphomelib._tcp"

    /// What its devices' keys name it by.
    package let name = "esphome"
    /// Small chips take some twenty messages a second without falling behind.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(50), orders: 20, per: .seconds(1), burst: 10, underWay: 8, patience: .seconds(2),
        longestWait: .seconds(10))

    let world: World
    let interfaces: InterfaceSelection
    let mdnsPort: Int
    let heartbeat: Heartbeat
    let logger: Logger

    /// Makes the kind.
    ///
    /// - Parameters:
    ///   - world: time and chance.
    ///   - interfaces: where to search; nothing is sent anywhere else.
    ///   - mdnsPort: UDP port, 1…65535; all but tests use 5353.
    ///   - heartbeat: how a quiet device is found to be gone.
    ///   - logger: for what the owner should know.
    package init(
        world: World, interfaces: InterfaceSelection, mdnsPort: Int = 5353,
        heartbeat: Heartbeat = Heartbeat(every: .seconds(10), patience: .seconds(25)), logger: Logger
    ) {
        self.world = world
        self.interfaces = interfaces
        self.mdnsPort = mdnsPort
        self.heartbeat = heartbeat
        self.logger = logger
    }

    var clock: ConnectionClock { ConnectionClock(world) }

    func client(_ address: LanAddress) -> TCPClient {
        TCPClient(host: address.host, port: address.port ?? Self.usualPort, patience: .seconds(5), clock: clock)
    }

    /// How frames go over a new connection.
    ///
    /// - Parameter key: the key of the device's API, if that is encrypted.
    func wire(_ key: ESPNoiseKey?, expecting identity: String? = nil) throws -> ESPWire {
        try ESPWire(ESPTalk.greeting, key: key, chance: world.randomBytes(ESPNoiseKey.length), expecting: identity)
    }

    /// Connects to a device and speaks with it until the connection is lost.
    ///
    /// - Throws: `ESPFailure`: why it is over; `CancellationError`.
    package func speak(with place: LanPlace, _ port: BackendPort) async throws {
        do {
            try await client(place.address).connect { connection in
                try await ESPSession(self, place, port, connection).run()
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw ESPFailure(cause: LanFailure.order(error))
        }
    }
}

/// Why a conversation is over. A device has room for few, and is not asked for another at once.
package struct ESPFailure: RestartAdvice, CustomStringConvertible {
    /// The shortest time between two connections.
    private static let rest = Duration.seconds(5)

    /// Why.
    package let cause: any Error

    package var description: String { "\(cause)" }

    /// At least five seconds.
    package var restartAfter: Duration? { max((cause as? any RestartAdvice)?.restartAfter ?? .zero, Self.rest) }
}
