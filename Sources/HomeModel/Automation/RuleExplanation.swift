package import Foundation

/// A rule in words: what it looks at, how that is, and why it acts or does not.
package struct RuleExplanation: Sendable, Hashable, Codable {
    /// What the rule is called.
    package let name: String
    /// Whether it acts.
    package let status: Rule.Status
    /// A sentence or two on what it waits for, or what keeps it from acting.
    package let verdict: String
    /// When it last acted; `nil` for never.
    package let lastTriggered: Date?
    /// How often it acted since it was made or changed.
    package let timesTriggered: Int
    /// When its delay is over; `nil` while none runs.
    package let waitsUntil: Date?
    /// What must be so.
    package let conditions: [Part]

    /// One condition.
    package struct Part: Sendable, Hashable, Codable {
        /// What is looked at, such as `the motion of sensor “Hall”`.
        package let looksAt: String
        /// What must hold of it, such as `is true`.
        package let asks: String
        /// What it is now, such as `false`.
        package let present: String
        /// Whether the condition holds now.
        package let holds: Bool
        /// What of it sets the rule off, such as `when it comes to hold`; `nil` for what only has to hold.
        package let setsOff: String?
        /// When it last changed; `nil` if it did not since the start of the program, and where nobody looks.
        package let lastChange: Date?
    }
}
