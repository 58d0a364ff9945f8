import Synchronization

/// Where the bridge lays out its latest snapshot for everyone to read.
///
/// A lock, because reading must not wait in line behind decisions and saving on the bridge's own executor: most
/// requests only read. It is held for the moment it takes to copy one reference, never over a call.
package final class PublishedHome: Sendable {
    private let latest: Mutex<HomeSnapshot>

    init(_ snapshot: HomeSnapshot) {
        latest = Mutex(snapshot)
    }

    /// The home as of the last batch that was announced.
    package var snapshot: HomeSnapshot {
        latest.withLock { $0 }
    }

    func publish(_ snapshot: HomeSnapshot) {
        latest.withLock { $0 = snapshot }
    }
}
