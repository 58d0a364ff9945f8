/// Commands that were sent and whose end is waited for. The end may be heard before the sender knows the command's number, so
/// the last ends are kept for a while.
actor HiveOrders {
    /// What is heard while waiting.
    enum Word: Sendable, Hashable {
        /// The device said what became of it, `status` and `result`.
        case ended(HiveMessage)
        /// The device said something else: it is there.
        case spoke
    }

    private static let mostEnds = 256

    private struct Waiter {
        let device: String
        let words: AsyncStream<Word>.Continuation
    }

    private var waiters: [Int: Waiter] = [:]
    private var ends: [Int: HiveMessage] = [:]
    private var order: [Int] = []

    /// What is heard of a command, until the caller stops listening.
    func words(of command: Int, to device: String) -> AsyncStream<Word> {
        let (stream, words) = AsyncStream.makeStream(of: Word.self, bufferingPolicy: .bufferingNewest(4))
        if let end = ends[command] { words.yield(.ended(end)) }
        waiters[command] = Waiter(device: device, words: words)
        return stream
    }

    /// Nobody listens any more.
    func done(_ command: Int) { waiters[command] = nil }

    /// A command was updated. Only `success` and `failed` end it; devices may say other things on the way.
    func heard(update: HiveMessage) {
        guard ["success", "failed"].contains(update.status?.lowercased()) else { return spoke(update.device) }
        if let waiter = waiters[update.id] {
            waiter.words.yield(.ended(update))
        } else if ends.updateValue(update, forKey: update.id) == nil {
            order.append(update.id)
            if order.count > Self.mostEnds { ends[order.removeFirst()] = nil }
        }
    }

    /// A device said something.
    func spoke(_ device: String) {
        for waiter in waiters.values where waiter.device == device { waiter.words.yield(.spoke) }
    }
}
