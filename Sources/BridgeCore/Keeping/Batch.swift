package import Foundation
package import HomeModel

/// The changes of one arrival, numbered and dated.
package struct Batch: Sendable, Hashable {
    /// Counts up by one from batch to batch, over restarts too.
    package let number: UInt64
    /// When it happened.
    package let at: Date
    /// Who caused it.
    package let cause: Caller
    /// What is different, in the order it happened.
    package var changes: [Change]

    /// Makes a batch.
    package init(number: UInt64, at: Date, cause: Caller, changes: [Change]) {
        self.number = number
        self.at = at
        self.cause = cause
        self.changes = changes
    }

    /// The batch without what would only fill the history: that apps used their keys. `nil` if nothing else is in it.
    var forHistory: Batch? {
        var told = self
        told.changes = changes.filter { $0.event != .updated([.lastUsed]) }
        return told.changes.isEmpty ? nil : told
    }

    /// How soon it must be on disk: as soon as the most urgent of its changes.
    package var durability: Durability {
        changes.map(\.durability).max() ?? .transient
    }
}
