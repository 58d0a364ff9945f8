import Foundation

/// Moments for people, in the time zone of this machine.
enum ClockText {
    /// `2026-11-21 12:30`, for lists.
    static func minute(_ moment: Date) -> String {
        moment.formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateTimeSeparator(.space)
            .time(includingFractionalSeconds: false)).prefix(16).description
    }

    /// `12:30:05`, for what happens now.
    static func time(_ moment: Date) -> String {
        moment.formatted(Date.ISO8601FormatStyle(timeZone: .current).time(includingFractionalSeconds: false))
    }
}
