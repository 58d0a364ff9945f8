import Discovery
import Synchronization

/// How discovery is doing, in words.
///
/// A lock, because discovery tells it from its own task and the control API asks from others; it is held for one access.
final class DiscoveryReport: Sendable {
    private let latest = Mutex<[String: String]>(["mdns": "starting", "ssdp": "starting"])

    /// What there is to say, by the name of the protocol.
    var words: [String: String] { latest.withLock { $0 } }

    func take(_ status: DiscoveryStatus) {
        let name = status.instanceName.map { " as \"\($0)\"" } ?? ""
        latest.withLock { $0 = ["mdns": status.mdns.description + name, "ssdp": status.ssdp.description] }
    }
}
