extension Home {
    /// How many conditions and how many actions a rule may have (Docs/HueV1.md §18).
    package static let ruleParts = 1...8

    /// Whether a rule may look at this.
    ///
    /// - Throws: `.condition` with the index of the first that does not fit what it is about, or not those before it.
    package func check(_ conditions: [Condition]) throws(Refusal) {
        guard Self.ruleParts.contains(conditions.count) else { throw .invalid(attribute: "conditions") }
        for (index, condition) in conditions.enumerated() {
            guard let sort = sort(of: condition.subject), condition.test.fits(sort), condition.test.isPossible,
                !conditions[..<index].contains(where: { $0.test.excludes(condition.test) })
            else { throw .condition(index) }
        }
    }

    /// Whether a rule may do this.
    ///
    /// - Throws: `.action` with the index of the first that rules do not do, or that speaks of what is not there.
    package func check(_ actions: [AutomationAction]) throws(Refusal) {
        guard Self.ruleParts.contains(actions.count) else { throw .invalid(attribute: "actions") }
        for (index, action) in actions.enumerated() {
            guard action.command.isForAutomation, action.command.references.allSatisfy(isThere) else { throw .action(index) }
        }
    }

    /// Whether each of these apps could do all of this by itself; `nil` is the owner.
    func check(_ actions: [AutomationAction], by apps: [ResourceID?], at now: Instant) throws(Refusal) {
        try check(actions)
        for (index, action) in actions.enumerated() {
            for app in apps {
                do throws(Refusal) {
                    try admit(action.command, by: app.map(Caller.app) ?? .owner, at: now)
                } catch {
                    throw .action(index)
                }
            }
        }
    }

    /// Whether there is room for a rule beside the others.
    func checkRoom(for rule: Rule) throws(Refusal) {
        var (count, conditions, actions) = (1, rule.conditions.count, rule.actions.count)
        for other in rules.all where other.id != rule.id {
            count += 1
            conditions += other.conditions.count
            actions += other.actions.count
        }
        guard count <= limits.rules, conditions <= limits.conditions, actions <= limits.actions else { throw .full(.rule) }
    }

    /// Whether everything that a rule speaks of is there.
    package func hasAll(of rule: Rule) -> Bool {
        rule.references.allSatisfy(isThere)
    }

    private func isThere(_ reference: ResourceReference) -> Bool { resource(reference) != nil }
}

extension Rule {
    /// Everything that it looks at and that its actions speak of, but for what the bridge always has.
    package var references: [ResourceReference] { conditions.references + actions.references }
}

extension Condition.Test {
    /// Lengths of time are not negative.
    fileprivate var isPossible: Bool {
        switch self {
        case .changedAgo(let length), .stable(let length), .unstable(let length): length >= .zero
        default: true
        }
    }

    /// A rule is set off by one change at most, and asks for one time of day or for several to be kept out of
    /// (Docs/HueV1.md §13.2).
    fileprivate func excludes(_ other: Condition.Test) -> Bool {
        switch (self, other) {
        case (.changed, .changed), (.changed, .changedAgo), (.changedAgo, .changed), (.changedAgo, .changedAgo): true
        case (.inside, .inside), (.inside, .outside), (.outside, .inside): true
        default: false
        }
    }
}
