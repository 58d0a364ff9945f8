/// A rule somebody wants to make.
package struct RuleDraft: Sendable, Hashable, Codable {
    /// A random id for it.
    package var id: ResourceID
    /// What to call it, 0…32 bytes; a taken name gets a number.
    package var name: String
    /// Whether it acts.
    package var isEnabled: Bool
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What must be so; 1…8.
    package var conditions: [Condition]
    /// What is done then; 1…8.
    package var actions: [AutomationAction]

    /// Makes a draft.
    package init(
        id: ResourceID, name: String, isEnabled: Bool = true, isDisposable: Bool = false, conditions: [Condition],
        actions: [AutomationAction]
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.isDisposable = isDisposable
        self.conditions = conditions
        self.actions = actions
    }
}

/// New values for some attributes of a rule.
package struct RulePatch: Sendable, Hashable, Codable {
    /// What it is called.
    package var name: String?
    /// Whether it acts.
    package var isEnabled: Bool?
    /// What must be so.
    package var conditions: [Condition]?
    /// What is done then.
    package var actions: [AutomationAction]?

    /// Makes a patch that changes nothing.
    package init() {}
}
