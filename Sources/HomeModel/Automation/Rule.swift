package import Foundation

/// Something to be done whenever something is so (Docs/HueV1.md §13).
package struct Rule: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.rule

    /// Whether a rule acts, and why not.
    package enum Status: String, Sendable, Hashable, Codable {
        case enabled, disabled
        /// Something that it speaks of is gone.
        case resourceDeleted
        /// It would have set itself off again and again.
        case loopError
    }

    /// Its name for good.
    package let id: ResourceID
    /// What it is called, 0…32 bytes.
    package var name: String
    /// The app that made it, under whose rights it acts; `nil` for the owner.
    package let maker: ResourceID?
    /// When it was made.
    package let created: Date
    /// When it last acted; `nil` before the first time.
    package var lastTriggered: Date?
    /// How often it acted since it was made or changed.
    package var timesTriggered: Int
    /// Whether it acts.
    package var status: Status
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What must be so, all of it; 1…8.
    package var conditions: [Condition]
    /// What is done then, in this order; 1…8.
    package var actions: [AutomationAction]

    /// Makes a rule out of what was asked for.
    package init(_ draft: RuleDraft, name: String, maker: ResourceID?, created: Date) {
        id = draft.id
        self.name = name
        self.maker = maker
        self.created = created
        timesTriggered = 0
        status = draft.isEnabled ? .enabled : .disabled
        isDisposable = draft.isDisposable
        conditions = draft.conditions
        actions = draft.actions
    }
}
