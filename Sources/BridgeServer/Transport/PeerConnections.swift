import Synchronization

/// Counts the open connections of each client address, across all event loops and both ports.
///
/// This is the one place of the server with a lock. A connection is accepted on whichever event loop is next and has
/// to be counted there and then, before it costs anything more; an actor would answer only after the handshake had
/// begun. The lock is held for one dictionary access, and nothing is called while it is held.
package final class PeerConnections: Sendable {
    private let limit: Int
    private let counts = Mutex<[PeerAddress: Int]>([:])

    /// - Parameter limit: connections one address may have open.
    package init(limit: Int = TransportLimits().connectionsPerPeer) {
        self.limit = limit
    }

    /// Counts one more connection; false if the address has its full number already.
    func admit(_ peer: PeerAddress) -> Bool {
        counts.withLock { counts in
            guard counts[peer, default: 0] < limit else { return false }
            counts[peer, default: 0] += 1
            return true
        }
    }

    /// An admitted connection has closed. An address without connections is forgotten.
    func release(_ peer: PeerAddress) {
        counts.withLock { counts in
            guard let count = counts[peer] else { return }
            counts[peer] = count > 1 ? count - 1 : nil
        }
    }

    /// Connections of one address that are open now.
    package func count(of peer: PeerAddress) -> Int {
        counts.withLock { $0[peer, default: 0] }
    }
}
