import HomeModel

/// Batches of momentary changes that wait to be written together.
///
/// What one caller did since the last writing becomes one batch, so that however many steps a dragged slider makes,
/// what waits is bounded by the number of callers and resources.
struct UnsavedBatches: Sendable {
    private var byCause: [Caller: Waiting] = [:]

    var isEmpty: Bool { byCause.isEmpty }

    /// The waiting batches, oldest first.
    var inOrder: [Batch] { byCause.values.map(\.batch).sorted { $0.number < $1.number } }

    /// Adds a batch; of a batch of the same caller that waits already, it takes the place.
    mutating func add(_ batch: Batch) {
        guard batch.durability != .transient else { return }
        byCause[batch.cause, default: Waiting(batch)].take(batch)
    }

    /// A batch, and where in it each resource was first spoken of: thousands of lamps may say something in a second, so
    /// what waits is changed in place and not looked through.
    private struct Waiting {
        private(set) var batch: Batch
        private var places: [ResourceReference: Int] = [:]

        /// Begins as the batch without anything in it.
        init(_ first: Batch) {
            batch = Batch(number: first.number, at: first.at, cause: first.cause, changes: [])
        }

        /// Later sides of a resource join its earlier ones.
        mutating func take(_ newer: Batch) {
            var changes = batch.changes
            batch.changes = []
            for change in newer.changes {
                if let place = places[change.resource], case .updated(let aspects) = change.event,
                    case .updated(let known) = changes[place].event {
                    changes[place] = Change(.updated(known.union(aspects)), change.resource)
                } else {
                    if places[change.resource] == nil { places[change.resource] = changes.count }
                    changes.append(change)
                }
            }
            batch = Batch(number: newer.number, at: newer.at, cause: newer.cause, changes: changes)
        }
    }
}
