import BridgeCore
import Foundation
import HomeModel
import Synchronization

/// A store that remembers what it was given, can be told to fail, and says when it was written to.
///
/// A lock guards it, because the bridge writes on its own executor while the test reads.
final class WatchedStore: HomeStore {
    struct DiskIsFull: Error {}

    private struct State {
        var keepings: [Keeping] = []
        var attempts = 0
        var fails = false
        var whileSaving: @Sendable () -> Void = {}
    }

    private let state = Mutex(State())
    /// Every attempt to save: whether it succeeded.
    let attempts = Feed<Bool>()

    /// What was kept, oldest first.
    var keepings: [Keeping] { state.withLock(\.keepings) }
    /// How often somebody tried to save.
    var attemptCount: Int { state.withLock(\.attempts) }
    /// Whether saving fails from now on.
    var fails: Bool {
        get { state.withLock(\.fails) }
        set { state.withLock { $0.fails = newValue } }
    }

    /// Does something in the middle of every save.
    func whileSaving(_ work: @escaping @Sendable () -> Void) { state.withLock { $0.whileSaving = work } }

    func load() -> KeptHome? { nil }

    func save(_ keeping: Keeping) throws {
        let (fails, work) = state.withLock { state in
            state.attempts += 1
            return (state.fails, state.whileSaving)
        }
        work()
        if !fails { state.withLock { $0.keepings.append(keeping) } }
        attempts.announce(!fails)
        if fails { throw DiskIsFull() }
    }

    func history(limit: Int, before number: UInt64?) -> [Batch] {
        Array(keepings.flatMap(\.batches).reversed().drop { $0.number >= number ?? .max }.prefix(limit))
    }
}
