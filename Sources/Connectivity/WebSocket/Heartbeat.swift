/// How a quiet WebSocket is found to be dead.
package struct Heartbeat: Sendable, Hashable {
    /// A connection that was quiet for so long is asked for a sign of life.
    package var interval: Duration
    /// One that was quiet for so long is dead.
    package var patience: Duration

    /// Makes a heartbeat; `patience` should be some times `interval`.
    package init(every interval: Duration, patience: Duration) {
        self.interval = interval
        self.patience = patience
    }
}

/// Decides when to ask for a sign of life, and when to give up. It knows no clock: every verb is told the time.
struct Pulse: Sendable, Hashable {
    /// What is to be done.
    enum Step: Sendable, Hashable {
        case ask
        case giveUp
        case wait(until: Duration)
    }

    private let heartbeat: Heartbeat
    private var heard: Duration
    private var asked: Duration

    init(_ heartbeat: Heartbeat, at now: Duration) {
        self.heartbeat = heartbeat
        heard = now
        asked = now
    }

    /// The other side said something, whatever it was.
    mutating func hear(at now: Duration) { heard = now }

    mutating func next(at now: Duration) -> Step {
        if now >= heard + heartbeat.patience { return .giveUp }
        let due = max(heard, asked) + heartbeat.interval
        guard now >= due else { return .wait(until: min(due, heard + heartbeat.patience)) }
        asked = now
        return .ask
    }
}
