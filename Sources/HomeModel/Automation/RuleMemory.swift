/// What must be remembered between two looks at the rules that are enabled: who looks at what, what was seen last, what is
/// waited for.
///
/// It follows from the home and is not kept over restarts. What changes with every event holds no references and what does
/// hold some changes with the rules alone, so that the copy that each event makes stays cheap.
struct RuleMemory: Sendable {
    /// What was seen of a subject.
    struct Sight: Sendable {
        var value: SubjectValue?
        /// Uptime at which it last changed; `nil` if it did not since the start of the program.
        var changed: Duration?
    }

    /// How a rule stands.
    struct Standing: Sendable {
        /// Whether everything held when it was last looked at; `nil` before the first look.
        var isTrue: Bool?
        /// Whether its time of day had come when it was last looked at; `nil` before the first look.
        var isInTime: Bool?
        /// Uptime at which its delay is over; `nil` while none runs.
        var due: Duration?
    }

    private struct Watcher: Sendable {
        let rule: ResourceID
        let isSetOff: Bool
    }

    private var watchers: [Condition.Subject: [Watcher]] = [:]
    /// The sides of each resource that are looked at.
    private(set) var sides: [ResourceReference: [Condition.Side]] = [:]
    /// The rules that look at the time of day.
    private(set) var dayRules: Set<ResourceID> = []
    /// The groups that are looked at, by the lights in them.
    var groups: [ResourceID: [ResourceReference]] = [:]
    private(set) var sights: [Condition.Subject: Sight] = [:]
    /// How each enabled rule stands.
    var standings: [ResourceID: Standing] = [:]
    /// The time of day.
    var clock = DayClock()
    /// Uptime at which the first home was looked at, as good as the start of the program.
    var began: Duration?
    /// Uptime at which a delay is over, or the time of day should be looked at; `nil` while nothing is waited for.
    var nextDue: Duration?

    /// Whether there is a rule that is enabled.
    var isWatching: Bool { !standings.isEmpty }
    /// The groups that are looked at.
    var watchedGroups: [ResourceReference] {
        sides.keys.filter { [.room, .zone, .identity].contains($0.kind) }
    }

    /// Takes in a rule that is enabled.
    ///
    /// - Parameter sight: what is known of a subject that nobody looked at so far.
    mutating func watch(_ rule: Rule, seeing sight: (Condition.Subject) -> Sight) {
        for condition in rule.conditions where condition.test.interval == nil {
            let subject = condition.subject
            if watchers[subject] == nil {
                sides[subject.resource, default: []].append(subject.side)
                sights[subject] = sight(subject)
            }
            watchers[subject, default: []].append(Watcher(rule: rule.id, isSetOff: rule.isSetOff(by: condition)))
        }
        if !rule.dayConditions.isEmpty { dayRules.insert(rule.id) }
        standings[rule.id] = Standing()
    }

    /// Lets go of a rule.
    mutating func unwatch(_ rule: Rule) {
        guard standings.removeValue(forKey: rule.id) != nil else { return }
        dayRules.remove(rule.id)
        for subject in Set(rule.conditions.map(\.subject)) {
            watchers[subject]?.removeAll { $0.rule == rule.id }
            guard watchers[subject]?.isEmpty == true else { continue }
            (watchers[subject], sights[subject]) = (nil, nil)
            sides[subject.resource]?.removeAll { $0 == subject.side }
            if sides[subject.resource]?.isEmpty == true { sides[subject.resource] = nil }
        }
    }

    /// Takes how things are as the start of a rule.
    mutating func start(_ rule: ResourceID, isTrue: Bool?) { standings[rule]?.isTrue = isTrue }

    /// Remembers what a subject is now, and that it has changed.
    mutating func note(_ value: SubjectValue?, of subject: Condition.Subject, at now: Instant) {
        sights[subject] = Sight(value: value, changed: now.uptime)
    }

    /// The rules that are set off by news of some subjects.
    func rules(setOffBy news: Set<Condition.Subject>) -> Set<ResourceID> {
        var rules: Set<ResourceID> = []
        for subject in news {
            for watcher in watchers[subject] ?? [] where watcher.isSetOff { rules.insert(watcher.rule) }
        }
        return rules
    }
}
