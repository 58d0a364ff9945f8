/// Whom to ask how they are set, and when: states are not kept at the broker unless their owner wants it, and each question is a
/// radio message.
struct Z2MAsking: Sendable {
    /// How long the broker is given to hand on what it keeps.
    private static let patience = Duration.seconds(1)
    /// A mesh carries ten orders a second; questions leave room for them.
    private static let pace = Duration.milliseconds(250)

    private var waiting: [String] = []
    /// Uptime at which the next may be asked; `nil` while nobody is to be.
    private(set) var nextDue: Duration?

    mutating func ask(_ address: String, at now: Duration) {
        guard !waiting.contains(address) else { return }
        waiting.append(address)
        nextDue = nextDue ?? now + Self.patience
    }

    /// The next to ask of those that need it.
    mutating func next(at now: Duration, _ needsIt: (String) -> Bool) -> String? {
        guard let due = nextDue, due <= now else { return nil }
        let next = waiting.firstIndex(where: needsIt)
        let address = next.map { waiting[$0] }
        waiting.removeFirst(next.map { $0 + 1 } ?? waiting.count)
        nextDue = waiting.isEmpty ? nil : now + Self.pace
        return address
    }
}
