package import BridgeCore
package import CloudConnectors
package import Logging

extension CloudVendor {
    /// What speaks with each vendor's cloud. The only place where a connector is chosen.
    package static func kits(world: World, logger: Logger) -> [CloudVendor: CloudKit] {
        [
            .mode: CloudKit(
                connector: { ModeConnector(account: $0, secrets: $1, world: world, logger: logger) },
                share: { ModeHub(account: $0, secrets: $1, bridge: $2, world: world, logger: logger) }),
            .devicehive: CloudKit(
                connector: { DeviceHiveConnector(account: $0, secrets: $1, world: world, logger: logger) },
                share: { DeviceHiveGateway(account: $0, secrets: $1, bridge: $2, world: world, logger: logger) }),
        ]
    }
}
