import Synchronization

/// Counts failures in a row until there are enough of them to believe.
///
/// A lock, because a run tells of its success from within while its end is told outside; it is held for one access.
package final class Strikes: Sendable {
    private let most: Int
    private let count = Mutex(0)

    /// Makes a count.
    ///
    /// - Parameter most: how many in a row are enough.
    package init(_ most: Int) { self.most = most }

    /// Another failure. Says whether it is the one that makes them enough.
    ///
    /// - Parameter isSure: whether this one is enough by itself.
    package func strike(isSure: Bool = false) -> Bool {
        count.withLock { count in
            let before = count
            count = isSure ? max(count + 1, most) : count + 1
            return before < most && count >= most
        }
    }

    /// A sign of life.
    package func reset() { count.withLock { $0 = 0 } }
}
