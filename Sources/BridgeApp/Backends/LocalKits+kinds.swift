package import BridgeCore
package import Connectivity
import Foundation
package import HomeModel
package import LocalDrivers
package import Logging

extension LocalKits {
    /// What speaks with devices and backends at home. The only place where they are chosen.
    ///
    /// - Parameters:
    ///   - lan: the interfaces on which devices are looked for.
    ///   - identity: who the bridge is.
    package static func all(world: World, lan: InterfaceSelection, identity: BridgeIdentity, logger: Logger) -> LocalKits {
        let search = LanSearch(interfaces: lan, world: world, logger: logger)
        func asking(_ port: Int, _ pause: Duration) -> LanAsking {
            LanAsking(world: world, interfaces: lan, port: port, pause: pause)
        }
        return LocalKits(
            kinds: [
                ESPHomeKind(world: world, interfaces: lan, logger: logger),
                LIFXKind(asking(LIFXKind.usualPort, LIFXKind.usualPause)),
                ShellyKind(world: world, search: search),
                WiZKind(asking(WiZKind.usualPort, WiZKind.usualPause)),
                WLEDKind(world: world, search: search),
            ],
            backends: [.mqtt: mqtt(world, bridgeID: identity.bridgeID), .external: external(world, logger)])
    }

    /// A broker tells two of ours apart by the bridge and the backend's name, which stay.
    private static func mqtt(_ world: World, bridgeID: String) -> BackendKit {
        let clock = ConnectionClock(world)
        @Sendable func read(_ backend: ConfiguredBackend, _ secrets: Secrets) throws -> MQTTSettings {
            try MQTTSettings(
                backend.settings, password: secrets[LocalBackends.password],
                clientID: "porchlight-\(bridgeID.lowercased())-\(backend.name)")
        }
        return BackendKit(backend: { backend, secrets in
            let settings = try read(backend, secrets)
            return MQTTBackend(settings: settings, vocabularies: settings.vocabularies(driver: backend.driver), clock: clock)
        })
    }

    private static func external(_ world: World, _ logger: Logger) -> BackendKit {
        BackendKit(patience: .usual, problem: { backend, _ in
            backend.command.isEmpty ? "there is no program to run" : nil
        }, backend: { backend, _ in
            ExternalBackend(
                name: backend.name, command: backend.command, environment: ProcessInfo.processInfo.environment, world: world,
                logger: logger)
        })
    }
}
