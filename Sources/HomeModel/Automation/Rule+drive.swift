extension Rule {
    /// What sets a rule off.
    enum Drive {
        /// A change of this. All else only has to hold.
        case change(Condition)
        /// This much time after a change of this, if it does not change meanwhile.
        case delay(Condition, Duration)
        /// That everything holds, and did not before.
        case turn
    }

    /// What sets it off (Docs/HueV1.md §13.3).
    var drive: Drive {
        for condition in conditions {
            switch condition.test {
            case .changed: return .change(condition)
            case .changedAgo(let length): return .delay(condition, max(length, Self.shortestDelay))
            default: continue
            }
        }
        return .turn
    }

    /// A rule that sets itself off again after a delay of nothing would never let the bridge rest.
    private static let shortestDelay = Duration.seconds(1)

    /// Whether news of what a condition looks at can set the rule off. Nobody is set off by what has been so for long, nor by
    /// how recently something changed; the time of day is looked at by the clock.
    func isSetOff(by condition: Condition) -> Bool {
        switch (drive, condition.test) {
        case (.change(let cause), _), (.delay(let cause, _), _): condition == cause
        case (.turn, .isTrue), (.turn, .between): true
        case (.turn, _): false
        }
    }

    /// The conditions on the time of day.
    var dayConditions: [Condition] { conditions.filter { $0.test.interval != nil } }
}

extension Condition.Test {
    /// The part of the day that it asks for or wants to be kept out of.
    var interval: DayInterval? {
        switch self {
        case .inside(let interval), .outside(let interval): interval
        default: nil
        }
    }

    /// Whether it depends on when one looks.
    var isAboutTime: Bool {
        switch self {
        case .inside, .outside, .stable, .unstable: true
        case .isTrue, .between, .changed, .changedAgo: false
        }
    }
}
