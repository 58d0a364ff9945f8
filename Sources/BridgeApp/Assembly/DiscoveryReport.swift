import Discovery
import Synchronization

/// How discovery is doing, in words.
///
/// A lock, because discovery tells it from its own task and the control API asks from others; it is held for one access.
final class DiscoveryReport: Sendable {
    private let latest: Mutex<[String: String]>

    /// Makes a report from before discovery has said anything.
    init(_ settings: ServeSettings) {
        latest = Mutex(["mdns": settings.mdns == .off ? "off" : "starting", "ssdp": settings.ssdp ? "starting" : "off"])
    }

    /// What there is to say, by the name of the protocol.
    var words: [String: String] { latest.withLock { $0 } }

    func take(_ status: DiscoveryStatus) {
        let name = status.instanceName.map { " as \"\($0)\"" } ?? ""
        latest.withLock { $0 = ["mdns": status.mdns.description + name, "ssdp": status.ssdp.description] }
    }
}
