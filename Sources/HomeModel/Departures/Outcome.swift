/// What follows from one arrival: what is different now, what devices must be told, and what was asked but could not be.
package struct Outcome: Sendable {
    /// What is different now, in the order it happened.
    package var changes: [Change] = []
    /// What devices must be told.
    package var orders: [Order] = []
    /// Attributes of a patch that could not be carried out, though the rest was.
    package var declined: [LightAttribute: Decline] = [:]
    /// What rules and schedules do about it next.
    package var triggers: [Trigger] = []
    /// The resource that a command made.
    package var created: ResourceID?

    /// Makes an outcome in which nothing happened.
    package init() {}
}

/// Why one attribute of a patch could not be carried out.
package enum Decline: Sendable, Hashable {
    /// The lamp has no such ability.
    case unsupported
    /// The lamp is off, and the patch does not switch it on.
    case isOff
}
