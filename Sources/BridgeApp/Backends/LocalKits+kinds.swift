package import BridgeCore
package import Connectivity
import Foundation
import HomeModel
package import LocalDrivers
package import Logging

extension LocalKits {
    /// What speaks with devices and backends at home. The only place where they are chosen.
    ///
    /// - Parameters:
    ///   - bridgeID: what brokers tell this bridge apart by.
    ///   - lan: the interfaces on which devices are looked for.
    package static func all(bridgeID: String, world: World, lan: InterfaceSelection, logger: Logger) -> LocalKits {
        LocalKits(
            kinds: [
                WLEDKind(world: world, interfaces: lan, logger: logger), ShellyKind(world: world, interfaces: lan, logger: logger),
                ESPHomeKind(world: world, interfaces: lan, logger: logger), LIFXKind(world: world, interfaces: lan),
                WiZKind(world: world, interfaces: lan),
            ],
            backends: [
                .mqtt: BackendKit { backend, secrets in
                    do throws(MQTTSettingTrouble) {
                        _ = try MQTTSettings(backend, secrets, of: bridgeID)
                        return nil
                    } catch {
                        return error.description
                    }
                } backend: { backend, secrets in
                    let settings = try MQTTSettings(backend, secrets, of: bridgeID)
                    return MQTTBackend(
                        settings: settings, vocabularies: settings.vocabularies(driver: backend.driver),
                        clock: ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil))
                },
                .external: BackendKit { backend, _ in
                    backend.command.isEmpty ? "there is no program to run" : nil
                } backend: { backend, _ in
                    ExternalBackend(
                        name: backend.name, command: backend.command, environment: ProcessInfo.processInfo.environment,
                        world: world, logger: logger)
                },
            ])
    }
}

extension MQTTSettings {
    /// The settings of a backend. Two clients by one name would throw each other out of the broker for ever, so each backend of
    /// each bridge has one of its own.
    fileprivate init(_ backend: ConfiguredBackend, _ secrets: Secrets, of bridgeID: String) throws(MQTTSettingTrouble) {
        try self.init(
            backend.settings, password: secrets[LocalBackends.password],
            clientID: "porchlight-\(bridgeID.lowercased())-\(backend.name)")
    }
}
