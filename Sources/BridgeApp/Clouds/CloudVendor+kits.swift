package import BridgeCore
package import CloudConnectors
package import Logging

extension CloudVendor {
    /// What speaks with each vendor's cloud. The only place where a connector is chosen.
    package static func kits(world: World, logger: Logger) -> [CloudVendor: CloudKit] { [:] }
}
