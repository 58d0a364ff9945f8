package import Foundation
package import HomeModel

/// A timer that a cloud keeps.
package struct CloudTimer: Sendable, Hashable {
    /// The outlets that a device can have.
    package static let outlets = 0...63

    /// What it is told apart by within the account.
    package var id: String
    /// Id of the device that it switches.
    package var device: String
    /// Which outlet of the device it switches, one of `outlets`; `nil` for a device that has one.
    package var outlet: Int?
    /// Whether it runs.
    package var isEnabled: Bool
    /// When it acts; `nil` if that is not understood.
    package var plan: CloudTimerPlan?
    /// Whether it switches on or off; `nil` if it does something else, or both.
    package var on: Bool?
    /// The whole timer as the cloud has it.
    package var words: String

    /// Makes a timer.
    package init(
        id: String, device: String, outlet: Int? = nil, isEnabled: Bool = true, plan: CloudTimerPlan?, on: Bool?,
        words: String = ""
    ) {
        self.id = id
        self.device = device
        self.outlet = outlet
        self.isEnabled = isEnabled
        self.plan = plan
        self.on = on
        self.words = words
    }
}

/// When a timer acts. Clouds count in UTC.
package enum CloudTimerPlan: Sendable, Hashable {
    /// At a moment.
    case once(Date)
    /// At a time of some days of the week, both as they are in UTC.
    case weekly(DayTime, Weekdays)
    /// At a moment that was so many minutes away when the timer was made.
    case countdown(Date, minutes: Int)
    /// From a moment on: on, and off after some minutes, again and again.
    case cycle(from: Date, everyMinutes: Int, onMinutes: Int)
}
