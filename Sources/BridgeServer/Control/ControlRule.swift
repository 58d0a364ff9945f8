package import Foundation

/// A rule as its owner sees it.
package struct ControlRule: Codable, Sendable, Hashable {
    /// Its number in v1.
    package var number: Int
    /// Its id.
    package var id: String
    /// Its name.
    package var name: String
    /// The app that made it; `nil` for the owner, or an app that is gone.
    package var app: String?
    /// Whether it acts: `enabled`, `disabled`, `resourceDeleted` or `loopError`.
    package var status: String
    /// When it last acted.
    package var lasttriggered: Date?
    /// How often it acted since it was made or changed.
    package var timestriggered: Int
}

/// Why a rule acted, or did not.
package struct ControlRuleExplanation: Codable, Sendable, Hashable {
    /// The rule.
    package var rule: ControlRule
    /// What it waits for, or what keeps it from acting.
    package var verdict: String
    /// When its delay is over; `nil` while none runs.
    package var waitsuntil: Date?
    /// What must be so.
    package var conditions: [Part]

    /// One condition.
    package struct Part: Codable, Sendable, Hashable {
        /// What is looked at.
        package var looksat: String
        /// What must hold of it.
        package var asks: String
        /// What it is now.
        package var present: String
        /// Whether the condition holds now.
        package var holds: Bool
        /// What of it sets the rule off; `nil` for what only has to hold.
        package var setsoff: String?
        /// When it last changed, as far as that is known.
        package var lastchange: Date?
    }
}
