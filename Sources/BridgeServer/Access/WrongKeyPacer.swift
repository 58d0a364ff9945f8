/// Slows down whoever tries keys, without ever slowing an app that has one.
///
/// Each wrong key adds twelve seconds of debt to its address, and debt melts second by second. Five wrong keys at
/// once are free: an app with several forgotten bridges does that. Beyond, answers wait 100 ms, then 200 ms, up to
/// two seconds. Only wrong keys are reported here, so a right one is never delayed. Time is an argument.
package struct WrongKeyPacer: Sendable {
    /// What to do with the answer to a wrong key.
    package enum Verdict: Hashable, Sendable {
        /// Send it.
        case answer
        /// Send it after the delay, then call ``delayedAnswerEnded(for:)``, also when the client has gone meanwhile.
        case answerAfter(Duration)
        /// Too many answers to this address are already waiting: answer 429 at once.
        case refuse
    }

    private struct Debtor {
        var debt: Duration
        var seen: Duration
        var waiting = 0
    }

    private static let delays: [Duration] = [100, 200, 400, 800, 1600, 2000].map { .milliseconds($0) }

    private let capacity: Int
    private let waitingLimit: Int
    private let price: Duration
    private let free: Duration
    private var debtors: [PeerAddress: Debtor] = [:]

    /// - Parameters:
    ///   - capacity: addresses remembered; the one not seen for longest is forgotten first.
    ///   - waitingLimit: delayed answers that may wait for one address.
    ///   - price: debt that one wrong key adds.
    ///   - free: how many wrong keys at once are answered without delay.
    package init(capacity: Int = 1024, waitingLimit: Int = 4, price: Duration = .seconds(12), free: Int = 5) {
        self.price = price
        self.free = price * free
        self.capacity = max(1, capacity)
        self.waitingLimit = waitingLimit
    }

    /// A wrong key came from an address.
    /// - Parameter now: time since some fixed moment, such as the start of the program.
    package mutating func wrongKey(from peer: PeerAddress, at now: Duration) -> Verdict {
        var debtor = debtors[peer] ?? Debtor(debt: .zero, seen: now)
        let melted = max(.zero, debtor.debt - max(.zero, now - debtor.seen))
        debtor.debt = min(melted + price, free + price * Self.delays.count)
        debtor.seen = now
        let verdict = self.verdict(on: debtor)
        if case .answerAfter = verdict { debtor.waiting += 1 }
        remember(debtor, at: peer)
        return verdict
    }

    /// A delayed answer was sent or given up.
    package mutating func delayedAnswerEnded(for peer: PeerAddress) {
        guard let waiting = debtors[peer]?.waiting, waiting > 0 else { return }
        debtors[peer]?.waiting = waiting - 1
    }

    private func verdict(on debtor: Debtor) -> Verdict {
        guard debtor.debt > free else { return .answer }
        guard debtor.waiting < waitingLimit else { return .refuse }
        let step = Int((((debtor.debt - free) / price).rounded(.up)))
        return .answerAfter(Self.delays[min(max(step, 1), Self.delays.count) - 1])
    }

    private mutating func remember(_ debtor: Debtor, at peer: PeerAddress) {
        if debtors[peer] == nil, debtors.count >= capacity,
            let stalest = debtors.min(by: { $0.value.seen < $1.value.seen })?.key
        {
            debtors[stalest] = nil
        }
        debtors[peer] = debtor
    }

    /// How many addresses are remembered.
    var count: Int { debtors.count }
}
