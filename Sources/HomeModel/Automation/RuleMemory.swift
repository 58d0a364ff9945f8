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
    private(set) var began: Duration?
    /// Uptime at which a delay is over, or the time of day should be looked at; `nil` while nothing is waited for.
    private(set) var nextDue: Duration?

    /// Whether there is a rule that is enabled.
    var isWatching: Bool { !standings.isEmpty }
    /// The groups that are looked at.
    var watchedGroups: [ResourceReference] {
        sides.keys.filter { [.room, .zone, .identity].contains($0.kind) }
    }

    /// Takes in a rule that is enabled.
    mutating func watch(_ rule: Rule, seeing value: (Condition.Subject) -> SubjectValue?) {
        for condition in rule.conditions where condition.test.interval == nil {
            let subject = condition.subject
            if watchers[subject] == nil {
                sides[subject.resource, default: []].append(subject.side)
                sights[subject] = Sight(value: value(subject))
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

extension RuleMemory {
    /// How often the time of day is looked at while a rule waits for it, so that a clock that is set is noticed.
    private static let clockPatience = Duration.seconds(60)

    /// Takes the first moment there is for the start of the program.
    mutating func begin(at now: Instant) {
        if began == nil { began = now.uptime }
    }

    /// Has the clock looked at as soon as there is a moment.
    mutating func hurry() { nextDue = .zero }

    /// Starts a rule's delay, anew if it runs.
    mutating func delay(_ rule: ResourceID, until due: Duration) {
        standings[rule]?.due = due
        nextDue = min(nextDue ?? due, due)
    }

    /// The rules whose delay is over; it runs no longer.
    mutating func takeDelayed(at now: Instant) -> Set<ResourceID> {
        let over = standings.filter { $0.value.due.map { $0 <= now.uptime } ?? false }
        for rule in over.keys { standings[rule]?.due = nil }
        return Set(over.keys)
    }

    /// Works out when to look again.
    mutating func plan(at now: Instant) {
        nextDue = standings.values.compactMap(\.due).min()
        guard !dayRules.isEmpty, let turn = clock.nextTurn(after: now.utc, within: Self.clockPatience) else { return }
        nextDue = min(nextDue ?? now.uptime + turn, now.uptime + turn)
    }

    /// How long a subject has not changed.
    func calm(of subject: Condition.Subject, at now: Instant) -> Duration {
        now.uptime - (sights[subject]?.changed ?? began ?? now.uptime)
    }
}
