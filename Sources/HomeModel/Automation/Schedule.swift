package import Foundation

/// Something to be done at a time (Docs/HueV1.md §11).
package struct Schedule: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.schedule

    /// Its name for good.
    package let id: ResourceID
    /// What it is called, 0…32 bytes.
    package var name: String
    /// What it is about, 0…64 bytes.
    package var description: String
    /// The app that made it, under whose rights it acts; `nil` for the owner.
    package let maker: ResourceID?
    /// What it does.
    package var action: AutomationAction
    /// When.
    package var timing: Timing
    /// Whether its times are those of the bridge's own zone; else UTC.
    package var isLocal: Bool
    /// When it was made.
    package let created: Date
    /// Whether it acts.
    package var isEnabled: Bool
    /// Whether it goes once it is over, if it has an end; else it is disabled then.
    package var deletesItself: Bool
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// When its timer was last started, if only by being made; `nil` for what is no timer.
    package var started: Date?
    /// The next run: the moment planned, and the moment after the random delay. `nil` while there is none.
    package var next: Run?
    /// How many runs are left, the next included; zero once it made or missed its last, `nil` for what has no end and while it
    /// was disabled.
    package var runsLeft: Int?

    /// One run.
    package struct Run: Sendable, Hashable, Codable {
        /// When it would be without a random delay.
        package let planned: Date
        /// When it will be.
        package let due: Date

        /// Makes a run.
        package init(planned: Date, due: Date) {
            self.planned = planned
            self.due = due
        }
    }

    /// Makes a schedule out of what was asked for, not running yet.
    package init(_ draft: ScheduleDraft, name: String, maker: ResourceID?, created: Date) {
        id = draft.id
        self.name = name
        description = draft.description
        self.maker = maker
        action = draft.action
        timing = draft.timing
        isLocal = draft.isLocal
        self.created = created
        isEnabled = draft.isEnabled
        deletesItself = draft.deletesItself
        isDisposable = draft.isDisposable
    }
}
