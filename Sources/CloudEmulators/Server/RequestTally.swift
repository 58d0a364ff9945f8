import Synchronization

/// Counts what was asked of a cloud.
final class RequestTally: Sendable {
    private let requests = Atomic(0)

    /// How many requests came, those to the control routes aside.
    var count: Int { requests.load(ordering: .relaxed) }

    func note() { requests.add(1, ordering: .relaxed) }
}
