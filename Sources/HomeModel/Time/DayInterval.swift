package import Foundation

/// A part of the day, on every day or on some.
///
/// It may cross midnight: then it belongs to the day on which it starts. From a time to the same time is a whole day.
/// Like everything that is planned it begins and ends once a day: at the first moment after the gap where clocks skip
/// that time, and at its first coming where they show it twice (see `LocalMoment.date(in:)`).
package struct DayInterval: Sendable, Hashable, Codable {
    /// The days on which it starts; `nil` is every day.
    package let days: Weekdays?
    /// When it starts; part of the interval.
    package let from: DayTime
    /// When it ends; no longer part of it.
    package let to: DayTime

    /// Makes an interval.
    package init(days: Weekdays? = nil, from: DayTime, to: DayTime) {
        self.days = days
        self.from = from
        self.to = to
    }

    /// Whether a moment is within the interval.
    package func contains(_ moment: Date, in zone: TimeZone) -> Bool {
        let today = LocalMoment(moment, in: zone).day
        // Where clocks go back over midnight, tomorrow may have begun already.
        return (-1...1).contains { span(on: today.advanced(by: $0), in: zone)?.contains(moment) ?? false }
    }

    /// The next moment after which a moment is within the interval and was not, or the other way round; `nil` if there is
    /// none, as with an interval of every whole day.
    package func nextEdge(after moment: Date, in zone: TimeZone) -> Date? {
        let today = LocalMoment(moment, in: zone).day
        let isWithin = contains(moment, in: zone)
        // Two weeks, since the gap of spring can swallow the one of this week.
        return (-1...15).lazy.compactMap { span(on: today.advanced(by: $0), in: zone) }
            .flatMap { [$0.lowerBound, $0.upperBound] }
            .first { $0 > moment && contains($0, in: zone) != isWithin }
    }

    /// The interval that starts on a day, if one does.
    private func span(on day: CalendarDay, in zone: TimeZone) -> Range<Date>? {
        guard days?.contains(day.weekday) ?? true else { return nil }
        let end = LocalMoment(day: from < to ? day : day.advanced(by: 1), time: to).date(in: zone)
        let start = LocalMoment(day: day, time: from).date(in: zone)
        return start < end ? start..<end : nil
    }
}
