import HomeModel
import Logging

extension Bridge {
    /// More than one arrival ever sets off in a home that makes sense. Rules that set off many others each could otherwise
    /// hold the bridge for good, although none of them is led to by itself.
    private static let mostTriggers = 1000

    /// Lets rules and schedules that went off act, each as a batch of its own, and then those that go off by that.
    func pull(_ triggers: [Trigger], at now: Instant) {
        var (waiting, pulled) = (triggers[...], 0)
        while let trigger = waiting.popFirst() {
            pulled += 1
            guard pulled <= Self.mostTriggers else { return halt([trigger] + waiting, at: now) }
            var next = home
            let outcome = next.pull(trigger, at: now)
            if isSettledOrLogged(next, outcome, cause: trigger.cause, at: now) { waiting += outcome.triggers }
        }
    }

    private func halt(_ triggers: [Trigger], at now: Instant) {
        var next = home
        let outcome = next.halt(triggers)
        logger.error("rules set each other off without end and were stopped", metadata: ["rules": "\(outcome.changes.count)"])
        settleOrLog(next, outcome, cause: .bridge, at: now)
    }
}
