import HomeModel

/// Batches of momentary changes that wait to be written together.
///
/// What one caller did since the last writing becomes one batch, so that however many steps a dragged slider makes,
/// what waits is bounded by the number of callers and resources.
struct UnsavedBatches: Sendable {
    private var byCause: [Caller: Batch] = [:]

    var isEmpty: Bool { byCause.isEmpty }

    /// The waiting batches, oldest first.
    var inOrder: [Batch] { byCause.values.sorted { $0.number < $1.number } }

    /// Adds a batch; of a batch of the same caller that waits already, it takes the place.
    mutating func add(_ batch: Batch) {
        guard batch.durability != .transient else { return }
        guard let waiting = byCause[batch.cause] else {
            byCause[batch.cause] = batch
            return
        }
        byCause[batch.cause] = Batch(
            number: batch.number, at: batch.at, cause: batch.cause, changes: Self.merge(waiting.changes, batch.changes))
    }

    /// Two lists of changes as one: later sides of the same resource join its earlier ones.
    private static func merge(_ earlier: [Change], _ later: [Change]) -> [Change] {
        var merged = earlier
        for change in later {
            guard case .updated(let aspects) = change.event,
                let at = merged.firstIndex(where: { $0.resource == change.resource }),
                case .updated(let known) = merged[at].event
            else {
                merged.append(change)
                continue
            }
            merged[at] = Change(.updated(known.union(aspects)), change.resource)
        }
        return merged
    }
}
