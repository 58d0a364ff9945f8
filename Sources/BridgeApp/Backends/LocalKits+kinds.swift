package import BridgeCore
package import Connectivity
package import LocalDrivers
package import Logging

extension LocalKits {
    /// What speaks with devices and backends at home. The only place where they are chosen.
    ///
    /// - Parameter lan: the interfaces on which devices are looked for.
    package static func all(world: World, lan: InterfaceSelection, logger: Logger) -> LocalKits {
        LocalKits(kinds: [], backends: [:])
    }
}
