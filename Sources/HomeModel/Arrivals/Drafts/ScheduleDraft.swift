/// A schedule somebody wants to make.
package struct ScheduleDraft: Sendable, Hashable, Codable {
    /// A random id for it.
    package var id: ResourceID
    /// What to call it, 0…32 bytes; a taken name gets a number.
    package var name: String
    /// What it is about.
    package var description: String
    /// What it does.
    package var action: AutomationAction
    /// When.
    package var timing: Timing
    /// Whether its times are local; else UTC.
    package var isLocal: Bool
    /// Whether it acts.
    package var isEnabled: Bool
    /// Whether it goes once it is over.
    package var deletesItself: Bool
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool

    /// Makes a draft.
    package init(
        id: ResourceID, name: String = "schedule", description: String = "", action: AutomationAction, timing: Timing,
        isLocal: Bool, isEnabled: Bool = true, deletesItself: Bool = true, isDisposable: Bool = false
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.action = action
        self.timing = timing
        self.isLocal = isLocal
        self.isEnabled = isEnabled
        self.deletesItself = deletesItself
        self.isDisposable = isDisposable
    }
}

/// New values for some attributes of a schedule.
package struct SchedulePatch: Sendable, Hashable, Codable {
    /// What it is called.
    package var name: String?
    /// What it is about.
    package var description: String?
    /// What it does.
    package var action: AutomationAction?
    /// When; starts a timer anew.
    package var timing: Timing?
    /// Whether its times are local.
    package var isLocal: Bool?
    /// Whether it acts; enabling starts a timer anew.
    package var isEnabled: Bool?
    /// Whether it goes once it is over.
    package var deletesItself: Bool?

    /// Makes a patch that changes nothing.
    package init() {}
}
