import Foundation
import HomeModel
import Testing

/// What the clocks of a zone show, found by looking at them every second: slow, and too plain to be wrong.
struct ClockWalk {
    /// The local second, counted from 1970, with which the walk begins.
    let firstShown: Int
    /// For every local second from then on, the second since 1970 at which clocks first showed it or anything later.
    private(set) var firstTimes: [Int] = []

    init(in zone: TimeZone, from start: Date, seconds: Int) {
        let start = Int(start.timeIntervalSince1970)
        var latest = start + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(start))) - 1
        firstShown = latest + 1
        for second in start..<start + seconds {
            let shown = second + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            guard shown > latest else { continue }
            firstTimes += repeatElement(second, count: shown - latest)
            latest = shown
        }
    }

    /// The local moment with a place in `firstTimes`.
    func shown(at index: Int) throws -> LocalMoment {
        let day = Int((Double(firstShown + index) / 86_400).rounded(.down))
        let time = try #require(DayTime(seconds: firstShown + index - day * 86_400))
        return LocalMoment(day: CalendarDay(daysSince1970: day), time: time)
    }
}
