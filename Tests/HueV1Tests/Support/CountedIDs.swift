import HomeModel
import Synchronization

/// Ids for new things, the same in every run. A lock, because planners may be used from any thread.
final class CountedIDs: Sendable {
    private let drawn = Mutex(0)

    @Sendable func next() -> ResourceID {
        let count = drawn.withLock { count in
            count += 1
            return count
        }
        return ResourceID(derivedFrom: .devices, "drawn", String(count))
    }
}
