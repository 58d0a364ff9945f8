/// When a device that says nothing by itself is asked next how it is set. Pure: time and chance are arguments.
///
/// Apps that look at the home have no say in this: what they see is what the home knows. They only decide whether anybody looks
/// at all, without which devices are asked less often.
package struct PollPlan: Sendable, Hashable {
    /// What is going on around a device.
    package struct Circumstances: Sendable, Hashable {
        /// Whether an order for it waits or is under way.
        package var isBusy: Bool
        /// Uptime at which the last order was dealt with.
        package var lastOrder: Duration?
        /// Uptime at which the device should be done with what it was asked for; `nil` if it is not known to be at it.
        package var settles: Duration?
        /// Whether an app was there lately.
        package var isWatched: Bool

        /// Makes circumstances.
        package init(isBusy: Bool = false, lastOrder: Duration? = nil, settles: Duration? = nil, isWatched: Bool = true) {
            self.isBusy = isBusy
            self.lastOrder = lastOrder
            self.settles = settles
            self.isWatched = isWatched
        }
    }

    /// What is to be done now.
    package enum Step: Sendable, Hashable {
        /// Ask the device.
        case ask
        /// Look again then, at an uptime.
        case wait(until: Duration)
    }

    /// How long a device is left alone after an order: it may still be on its way.
    package static let rest = Duration.seconds(1)
    /// How long after it was used last an app counts as there.
    package static let attention = Duration.seconds(600)
    /// How many times as long the waits are while no app is there.
    package static let idleFactor = 4
    /// How soon at most a device is asked again that did not answer.
    package static let doubt = Duration.seconds(2)

    private let interval: Duration
    private var asked: Duration
    private var stretch: Double
    private var isDoubtful = false

    /// Makes a plan for a device whose state was read just now.
    ///
    /// - Parameters:
    ///   - interval: time between two questions; each wait is up to a fifth longer or shorter, so that devices do not end up
    ///     being asked all at the same moment.
    ///   - chance: 0..<1.
    package init(every interval: Duration, at now: Duration, chance: Double) {
        self.interval = interval
        asked = now
        stretch = Self.stretch(chance)
    }

    /// What is to be done now. After `ask` the device counts as asked.
    package mutating func step(at now: Duration, _ circumstances: Circumstances, chance: Double) -> Step {
        let usual = (isDoubtful ? min(interval, Self.doubt) : interval) * stretch
        let isSlow = !circumstances.isWatched && !isDoubtful
        var due = asked + (isSlow ? usual * Self.idleFactor : usual)
        // Whether it followed, and where it ended up, is not known before.
        if let settles = circumstances.settles, asked < settles { due = min(due, settles) }
        // An app may come meanwhile, so nobody sleeps through all of a long wait.
        if now < due { return .wait(until: min(due, now + usual)) }
        if circumstances.isBusy { return .wait(until: now + Self.rest) }
        if let last = circumstances.lastOrder, now < last + Self.rest { return .wait(until: last + Self.rest) }
        asked = now
        stretch = Self.stretch(chance)
        return .ask
    }

    /// Whether the device answered. One that did not is asked again soon.
    package mutating func heard(_ answered: Bool, at now: Duration) {
        asked = now
        isDoubtful = !answered
    }

    private static func stretch(_ chance: Double) -> Double { 0.8 + 0.4 * chance }
}
