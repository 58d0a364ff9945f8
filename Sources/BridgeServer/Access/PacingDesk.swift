import HomeModel
import Synchronization

/// Slows down as a real bridge does when it is asked for more than it can do (Docs/HueV1.md §1.5).
///
/// A lock, because requests run on several threads; it is held for a few additions. With nothing to pace it is not taken.
final class PacingDesk: Sendable {
    private struct Limits {
        var lights: RateLimit
        var groups: RateLimit
        var peers: [PeerAddress: RateLimit] = [:]
    }

    private static let mostPeers = 1024
    private let pacing: BridgeProfile.Pacing
    private let limits: Mutex<Limits>

    init(_ pacing: BridgeProfile.Pacing) {
        self.pacing = pacing
        limits = Mutex(Limits(
            lights: RateLimit(perSecond: pacing.lightCommands, at: .zero),
            groups: RateLimit(perSecond: pacing.groupCommands, at: .zero)))
    }

    /// Whether a request of this address is answered at all.
    func allowsRequest(from peer: PeerAddress?, at now: Duration) -> Bool {
        guard pacing.requests > 0, let peer else { return true }
        return limits.withLock { limits in
            if limits.peers.count >= Self.mostPeers { limits.peers = limits.peers.filter { !$0.value.isRested(at: now) } }
            return limits.peers[peer, default: RateLimit(perSecond: pacing.requests, at: now)].allows(at: now)
        }
    }

    /// Whether a command is carried out.
    func allows(_ command: Command, at now: Duration) -> Bool {
        guard pacing != .none else { return true }
        return limits.withLock { limits in
            switch command {
            case .setLight: limits.lights.allows(at: now)
            case .setGroup, .recallScene: limits.groups.allows(at: now)
            default: true
            }
        }
    }
}
