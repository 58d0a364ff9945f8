import HomeModel
import Synchronization

/// Keeps nothing but the latest history, and that in memory: the store of a bridge that lives for one test or one
/// demonstration. A lock, because the protocol lets a store be handed from thread to thread.
package final class ForgetfulStore: HomeStore {
    private static let remembered = 1000
    private let batches = Mutex<[Batch]>([])

    /// Makes a store.
    package init() {}

    package func load() -> KeptHome? { nil }

    package func save(_ keeping: Keeping) {
        batches.withLock { batches in
            batches += keeping.batches
            batches.removeFirst(max(batches.count - Self.remembered, 0))
        }
    }

    package func history(limit: Int, before number: UInt64?) -> [Batch] {
        let all = batches.withLock { $0 }
        return Array(all.reversed().drop { $0.number >= number ?? .max }.prefix(max(limit, 0)))
    }
}
