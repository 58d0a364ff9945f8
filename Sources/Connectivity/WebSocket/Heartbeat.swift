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
package struct Pulse: Sendable, Hashable {
    /// What is to be done.
    package enum Step: Sendable, Hashable {
        /// Ask now; it counts as asked.
        case ask
        /// The other side is dead.
        case giveUp
        /// Nothing until this uptime, if nothing is heard.
        case wait(until: Duration)
    }

    private let heartbeat: Heartbeat
    private var heard: Duration
    private var asked: Duration

    /// Makes the pulse of a connection that is open since now.
    package init(_ heartbeat: Heartbeat, at now: Duration) {
        self.heartbeat = heartbeat
        heard = now
        asked = now
    }

    /// The other side said something, whatever it was.
    package mutating func hear(at now: Duration) { heard = now }

    /// What is to be done now.
    package mutating func next(at now: Duration) -> Step {
        if now >= heard + heartbeat.patience { return .giveUp }
        let due = max(heard, asked) + heartbeat.interval
        guard now >= due else { return .wait(until: min(due, heard + heartbeat.patience)) }
        asked = now
        return .ask
    }
}
