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

    /// Two lists of changes as one: later sides of the same resource join its earlier ones. Places are looked up, since
    /// a dragged slider may move thousands of lamps many times a second.
    private static func merge(_ earlier: [Change], _ later: [Change]) -> [Change] {
        var merged = earlier
        var places: [ResourceReference: Int] = [:]
        for (place, change) in earlier.enumerated() where places[change.resource] == nil { places[change.resource] = place }
        for change in later {
            guard case .updated(let aspects) = change.event, let place = places[change.resource],
                case .updated(let known) = merged[place].event
            else {
                if places[change.resource] == nil { places[change.resource] = merged.count }
                merged.append(change)
                continue
            }
            merged[place] = Change(.updated(known.union(aspects)), change.resource)
        }
        return merged
    }
}
