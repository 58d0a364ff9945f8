import BridgeCore
import Connectivity
import LocalDrivers
import Logging

extension LanSearch {
    /// Looks on loopback only.
    static func onLoopback(_ world: World, port: Int = 5353) -> LanSearch {
        LanSearch(
            interfaces: InterfaceSelection(bindAddress: "127.0.0.1"), port: port, world: world,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}
