import BridgeCore
import Foundation
import HTTPTypes
import HomeModel
import HummingbirdCore

extension BridgeResponder {
    /// Tells those who watch of a request that was answered.
    func record(_ exchange: Exchange, _ response: Response, _ note: String?) {
        guard journal.hasListeners else { return }
        let now = bridge.world.now()
        journal.announce(JournalLine(
            at: now.utc, address: exchange.address, method: exchange.request.method.rawValue,
            path: Self.nameKeys(in: exchange.path, of: bridge.published.snapshot.home), status: response.status.code,
            milliseconds: (now.uptime - exchange.now.uptime).inSeconds * 1000, note: note))
    }

    /// The path with names of apps in the place of their keys, wherever in it one stands: an app may ask to delete its
    /// own key, or write the path so that it means nothing. What stands where a key belongs is never shown, since it
    /// may be that of another bridge. The query is left out.
    private static func nameKeys(in path: String, of home: Home) -> String {
        var segments = path.prefix { $0 != "?" && $0 != "#" }
            .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isOpen = ["/api/", "/api/config", "/api/nupnp"].contains(segments.joined(separator: "/"))
        for (index, segment) in segments.enumerated() {
            if let app = home.apps(withKey: segment).first {
                segments[index] = "<\(app.deviceType)>"
            } else if index == 2, segments[1] == "api", !isOpen {
                segments[index] = "<unknown key>"
            }
        }
        return segments.joined(separator: "/")
    }
}
