/// When to send the heartbeat that eWeLink's servers want, a text, and when its answer has been missing for too long. It knows no
/// clock: every verb is told the time.
struct EWeLinkPulse: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case ask
        case giveUp
        case wait(until: Duration)
    }

    /// How long an answer may take.
    static let patience = Duration.seconds(3)
    /// Added to what the server says, as its documentation has it.
    private static let surplus = Duration.seconds(7)
    private static let usual = 90

    private let interval: Duration
    private var due: Duration
    private var asked: Duration?

    /// `nil` for a server that wants no heartbeat.
    ///
    /// - Parameter seconds: how often it wants one.
    init?(seconds: Int?, isWanted: Bool, at now: Duration) {
        guard isWanted else { return nil }
        interval = .seconds(min(max(seconds ?? Self.usual, 1), 3600)) + Self.surplus
        due = now + interval
    }

    /// The heartbeat went out.
    mutating func sent(at now: Duration) {
        asked = asked ?? now
        due = now + interval
    }

    /// It was answered.
    mutating func answered() { asked = nil }

    func next(at now: Duration) -> Step {
        if let asked { return now >= asked + Self.patience ? .giveUp : .wait(until: asked + Self.patience) }
        return now >= due ? .ask : .wait(until: due)
    }
}
