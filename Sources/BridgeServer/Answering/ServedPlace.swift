package import HueV1
import Synchronization

/// Where the bridge can be reached: known in part only once its sockets are bound.
///
/// A lock, because the answer is needed in the middle of a request and changes from elsewhere: when a port becomes
/// known, when an interface gets another address. It is held for one access.
package final class ServedPlace: Sendable {
    /// The place at one moment.
    package struct Facts: Sendable, Hashable {
        /// Port of plain HTTP; `nil` until it is bound.
        package var httpPort: Int?
        /// Port of HTTPS; `nil` until it is bound.
        package var httpsPort: Int?
        /// The network as the configuration shows it.
        package var network: V1Network
        /// The address to name in answers instead of the one a request came to, if the owner gave one.
        package var advertisedAddress: String?
    }

    private let current: Mutex<Facts>

    /// Makes a place whose ports are not known yet.
    package init(network: V1Network, advertisedAddress: String?) {
        current = Mutex(Facts(network: network, advertisedAddress: advertisedAddress))
    }

    /// The place as it is now.
    package var facts: Facts { current.withLock { $0 } }

    /// Changes some facts.
    package func update(_ change: @Sendable (inout Facts) -> Void) {
        current.withLock { change(&$0) }
    }
}
