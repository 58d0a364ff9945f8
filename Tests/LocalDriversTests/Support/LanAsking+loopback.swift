import BridgeCore
import Connectivity
import LocalDrivers

extension LanAsking {
    /// Asks on loopback only, those who speak at a port.
    static func onLoopback(_ world: World, port: Int, pause: Duration = .seconds(2)) -> LanAsking {
        LanAsking(
            world: world, interfaces: InterfaceSelection(bindAddress: "127.0.0.1"), port: port, targets: ["127.0.0.1"], pause: pause)
    }
}
