package import Foundation

/// A timer that a cloud keeps, as its owner sees it.
package struct ControlCloudTimer: Codable, Sendable, Hashable {
    /// What it is told apart by.
    package var id: String
    /// What its device is called.
    package var device: String
    /// What the cloud tells the device apart by.
    package var identity: String
    /// Which outlet it switches, from 1; `nil` for a device that has one.
    package var outlet: Int?
    /// Whether it runs.
    package var enabled: Bool
    /// `once`, `repeat`, `countdown`, `cycle`, or `other` for what is not understood.
    package var kind: String
    /// What it does: `on`, `off`; `nil` for anything else.
    package var does: String?
    /// When it acts, or begins to; `nil` for one that repeats.
    package var at: Date?
    /// When it acts on its days, as the cloud keeps it.
    package var utc: Week?
    /// The same as clocks at home show it now; `nil` if the home has no time zone.
    package var here: Week?
    /// Of a countdown how long it is, of a cycle how long a turn takes, in minutes.
    package var minutes: Int?
    /// How many minutes of a cycle's turn it is on.
    package var onminutes: Int?
    /// The timer as the cloud has it, if it is not understood.
    package var words: String?

    /// A time of some days.
    package struct Week: Codable, Sendable, Hashable {
        /// `07:30`.
        package var time: String
        /// `mon`, `tue` and so on.
        package var days: [String]

        /// Makes a time.
        package init(time: String, days: [String]) {
            (self.time, self.days) = (time, days)
        }
    }

    /// Makes a timer of which it is not said when it acts.
    package init(id: String, device: String, identity: String, outlet: Int?, enabled: Bool, kind: String, does: String?) {
        (self.id, self.device, self.identity, self.outlet) = (id, device, identity, outlet)
        (self.enabled, self.kind, self.does) = (enabled, kind, does)
    }
}

/// A timer that is wanted.
package struct ControlNewTimer: Codable, Sendable, Hashable {
    /// Name or id of the device.
    package var device: String
    /// Whether it switches on.
    package var on: Bool
    /// Which outlet, from 1.
    package var outlet: Int?
    /// A time at home such as `07:30`, or a date and a time such as `2026-12-24 18:00`.
    package var at: String?
    /// The days on which it is repeated.
    package var days: [String]?
    /// So many minutes from now.
    package var minutes: Int?

    /// Makes a wish that does not say when.
    package init(device: String, on: Bool, outlet: Int? = nil) {
        (self.device, self.on, self.outlet) = (device, on, outlet)
    }
}

/// A change of a timer.
package struct ControlTimerEdit: Codable, Sendable, Hashable {
    /// Whether it is to run.
    package var enabled: Bool

    /// Makes a change.
    package init(enabled: Bool) {
        self.enabled = enabled
    }
}
