/// When to say the same thing again to somebody who may not have heard it. Pure: time is an argument.
package struct Retries: Sendable, Hashable {
    /// What is to be done now.
    package enum Step: Sendable, Hashable {
        /// Say it, for the first time or again.
        case say
        /// Wait for an answer until then.
        case wait(until: Duration)
        /// There is none to be expected any more.
        case giveUp
    }

    private let waits: [Duration]
    private let most: Int
    private var said = 0
    private var next: Duration?

    /// Makes a plan.
    ///
    /// - Parameters:
    ///   - waits: how long to wait for an answer each time; the last of them for all that follow.
    ///   - most: how often to say it, the first time included; at least once.
    package init(waits: [Duration], most: Int) {
        self.waits = waits
        self.most = max(most, 1)
    }

    /// What is to be done now. After `say` it counts as said.
    package mutating func step(at now: Duration) -> Step {
        if let next, now < next { return .wait(until: next) }
        guard said < most else { return .giveUp }
        next = now + (waits.isEmpty ? .zero : waits[min(said, waits.count - 1)])
        said += 1
        return .say
    }
}
