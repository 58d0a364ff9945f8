extension Home {
    /// What of what rules look at is news, which from now on is known.
    ///
    /// Changes only say where to look: a side has changed when its value is another one. Reading a sensor is the exception,
    /// since to have read it is news by itself.
    mutating func takeNews(of changes: [Change], at now: Instant) -> Set<Condition.Subject> {
        if changes.contains(where: \.movesLights) { regroup() }
        var touched: [ResourceReference: Bool] = [:]
        for change in changes {
            for resource in whatMayDiffer(after: change) where ruleMemory.sides[resource] != nil {
                touched[resource] = touched[resource] == true || change.isReading
            }
        }
        var news: Set<Condition.Subject> = []
        for (resource, isRead) in touched {
            for side in ruleMemory.sides[resource] ?? [] {
                let subject = Condition.Subject(resource, side)
                let value = value(of: subject)
                guard side == .updated ? isRead : value != ruleMemory.sights[subject]?.value else { continue }
                ruleMemory.note(value, of: subject, at: now)
                news.insert(subject)
            }
        }
        return news
    }

    /// The rules that look at the time of day and whose time has come or gone.
    mutating func turnDay(at now: Instant) -> Set<ResourceID> {
        let dayRules = ruleMemory.dayRules.compactMap { rules[$0] }
        guard !dayRules.isEmpty else { return [] }
        let intervals = Set(dayRules.flatMap { $0.dayConditions.compactMap(\.test.interval) })
        ruleMemory.clock.follow(zoneNamed: settings.timeZone)
        ruleMemory.clock.look(at: intervals, now: now.utc)
        var turned: Set<ResourceID> = []
        for rule in dayRules {
            let isInTime = rule.dayConditions.allSatisfy { holds($0, at: now) }
            switch ruleMemory.standings[rule.id]?.isInTime {
            case isInTime: continue
            // At the first look nothing has turned: this is how the rule starts.
            case nil: ruleMemory.start(rule.id, isTrue: holds(rule, at: now))
            default: turned.insert(rule.id)
            }
            ruleMemory.standings[rule.id]?.isInTime = isInTime
        }
        return turned
    }

    /// Finds out anew which lights are in which of the groups that rules look at.
    mutating func regroup() {
        var groups: [ResourceID: [ResourceReference]] = [:]
        for group in ruleMemory.watchedGroups {
            for light in members(of: group) { groups[light.id, default: []].append(group) }
        }
        ruleMemory.groups = groups
    }

    private func whatMayDiffer(after change: Change) -> [ResourceReference] {
        switch change.resource.kind {
        // One that is hidden or shown is in the groups no more, or not yet, by which it is looked for.
        case .light where change.isHiding: [change.resource] + ruleMemory.watchedGroups
        case .light: [change.resource] + (change.switches ? ruleMemory.groups[change.resource.id] ?? [] : [])
        case .device where change.movesLights: deviceSensors(change.resource.id) + ruleMemory.watchedGroups
        case .device: deviceSensors(change.resource.id)
        default: [change.resource]
        }
    }

    private func deviceSensors(_ device: ResourceID) -> [ResourceReference] {
        devices[device]?.sensors.map { ResourceReference(.sensor, $0) } ?? []
    }
}

extension Change {
    private var aspects: Set<Aspect>? {
        if case .updated(let aspects) = event { aspects } else { nil }
    }

    /// Whether a sensor was read, be it that it said the same.
    fileprivate var isReading: Bool { aspects?.contains(.reading) ?? false }

    /// Whether a light may have gone on or off.
    fileprivate var switches: Bool { aspects?.contains(.on) ?? true }

    /// Whether a light may have been hidden or shown.
    fileprivate var isHiding: Bool { aspects?.contains(.custom) ?? false }

    /// Whether lights may be in other groups than before.
    fileprivate var movesLights: Bool {
        switch resource.kind {
        case .room, .zone, .device, .light: aspects.map { !$0.isDisjoint(with: [.children, .members, .custom]) } ?? true
        default: false
        }
    }
}
