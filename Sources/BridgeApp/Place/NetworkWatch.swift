import BridgeCore
import BridgeServer
import HueV1
import Logging
import ServiceLifecycle

/// Looks every two seconds whether this machine has another address now, so that the configuration shows the true one.
struct NetworkWatch: Service {
    private static let interval = Duration.seconds(2)

    let world: World
    let place: ServedPlace
    let bind: String?
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await world.sleep(for: Self.interval)) != nil {
                let now = LocalNetwork.shown(bind: bind)
                guard now != place.facts.network else { continue }
                logger.info("the network has changed", metadata: ["address": "\(now.address)"])
                place.update { $0.network = now }
            }
        }
    }
}
