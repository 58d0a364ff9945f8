package import BridgeCore
package import Connectivity
import HomeModel

extension ConnectionClock {
    /// A world's time.
    package init(_ world: World) {
        self.init(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
    }
}
