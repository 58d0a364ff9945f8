import HTTPTypes
import HummingbirdCore
import NIOCore

/// Who may speak to the bridge at all, before anybody asks for a key (Docs/Security.md).
package struct AccessRules: Sendable {
    private let peers: PeerRule
    private let hosts: HostRule
    private let origins: OriginRule

    /// Makes rules of their parts.
    package init(peers: PeerRule, hosts: HostRule, origins: OriginRule) {
        self.peers = peers
        self.hosts = hosts
        self.origins = origins
    }

    /// Why a request is turned away.
    enum Objection: String {
        case foreignPeer = "its address is not on this network"
        case foreignHost = "the Host it asks for is not this bridge"
        case foreignOrigin = "it comes from a web page of another origin"
    }

    /// The first objection there is to a request; `nil` if there is none.
    func objection(to request: Request, from peer: PeerAddress?) -> Objection? {
        guard let peer, peers.allows(peer) else { return .foreignPeer }
        let host = request.head.authority
        if !hosts.allows(host: host) { return .foreignHost }
        if !origins.allows(origin: request.headers[.origin], host: host) { return .foreignOrigin }
        return nil
    }
}

/// Slows down those who try keys, for all connections together.
actor WrongKeyDesk {
    private var pacer: WrongKeyPacer

    init(_ pacer: WrongKeyPacer) {
        self.pacer = pacer
    }

    func wrongKey(from peer: PeerAddress, at uptime: Duration) -> WrongKeyPacer.Verdict {
        pacer.wrongKey(from: peer, at: uptime)
    }

    func delayedAnswerEnded(for peer: PeerAddress) {
        pacer.delayedAnswerEnded(for: peer)
    }
}
