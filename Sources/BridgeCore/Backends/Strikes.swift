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
    package func strike() -> Bool {
        count.withLock { count in
            count += 1
            return count == most
        }
    }

    /// A sign of life.
    package func reset() { count.withLock { $0 = 0 } }
}
