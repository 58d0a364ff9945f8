import Foundation

/// The clock on the wall as rules look at it: which parts of the day it is, and until when.
///
/// To work out a part of the day takes a while, so what was found out is remembered for as long as it is good.
struct DayClock: Sendable {
    private struct Span: Sendable {
        let isInside: Bool
        let from: Date
        /// When that changes; `nil` for never.
        let until: Date?

        func isGood(at now: Date) -> Bool { from <= now && until.map { now < $0 } ?? true }
    }

    private var name: String?
    private var zone: TimeZone?
    private var spans: [DayInterval: Span] = [:]

    /// Goes by the zone with this IANA name from now on; by none if there is no name.
    mutating func follow(zoneNamed name: String?) {
        guard name != self.name else { return }
        (self.name, zone, spans) = (name, name.flatMap(TimeZone.init(identifier:)), [:])
    }

    /// Looks at some parts of the day and forgets others. A clock that was set back or forth is taken as it is.
    mutating func look(at intervals: Set<DayInterval>, now: Date) {
        guard let zone else { return }
        if spans.count > intervals.count { spans = spans.filter { intervals.contains($0.key) } }
        for interval in intervals where !(spans[interval]?.isGood(at: now) ?? false) {
            spans[interval] = Span(
                isInside: interval.contains(now, in: zone), from: now, until: interval.nextEdge(after: now, in: zone))
        }
    }

    /// Whether it is that part of the day; `nil` while no time zone is set.
    func isInside(_ interval: DayInterval, at now: Date) -> Bool? {
        guard let zone else { return nil }
        if let span = spans[interval], span.isGood(at: now) { return span.isInside }
        return interval.contains(now, in: zone)
    }

    /// How long it is until one of the parts that were looked at begins or ends, at most `patience`; `nil` while no time
    /// zone is set.
    func nextTurn(after now: Date, within patience: Duration) -> Duration? {
        guard zone != nil else { return nil }
        guard let turn = spans.values.compactMap(\.until).min() else { return patience }
        let milliseconds = (turn.timeIntervalSince(now) * 1000).rounded(.up)
        return min(patience, .milliseconds(Int64(min(max(milliseconds, 0), 1e9))))
    }
}
