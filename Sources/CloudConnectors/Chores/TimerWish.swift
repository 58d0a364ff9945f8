package import Foundation
import HomeModel

/// When a timer is wanted to act, in words of somebody who looks at the clock at home.
package struct TimerWish: Sendable, Hashable {
    /// A time such as `07:30`, or a date and a time such as `2026-12-24 18:00`.
    package var at: String?
    /// Days on which it is repeated, in words; none for once.
    package var days: [String]
    /// So many minutes from now.
    package var minutes: Int?

    /// The longest time from now: a year.
    private static let mostMinutes = 366 * 24 * 60

    /// Makes a wish.
    package init(at: String? = nil, days: [String] = [], minutes: Int? = nil) {
        self.at = at
        self.days = days
        self.minutes = minutes
    }

    /// What is meant, in UTC. Days of the week are counted with the time that the home's clocks are away from UTC now.
    ///
    /// - Parameter zone: the home's; `nil` if it has none, and then only minutes from now can be said.
    /// - Throws: when it is not said when, or something else than a time.
    package func plan(at now: Date, in zone: TimeZone?) throws(ChoreTrouble) -> CloudTimerPlan {
        if let minutes {
            guard at == nil, days.isEmpty else { throw ChoreTrouble("a countdown has neither a time nor days") }
            guard (1...Self.mostMinutes).contains(minutes) else { throw ChoreTrouble("a countdown takes a minute to a year") }
            return .countdown(now.addingTimeInterval(Double(minutes) * 60), minutes: minutes)
        }
        guard let at else { throw ChoreTrouble("it is not said when: a time, a date and a time, or minutes from now") }
        guard let zone else { throw ChoreTrouble("the bridge has no time zone, so it cannot say what \(at) means: set one") }
        let halves = at.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        guard let time = halves.last.flatMap(Self.time), (1...2).contains(halves.count) else { throw Self.nonsense(at) }
        if !days.isEmpty {
            guard halves.count == 1 else { throw ChoreTrouble("a timer that repeats has a time and no date") }
            return .weekly(time, try Weekdays(words: days)).shifted(by: -zone.secondsFromGMT(for: now))
        }
        return .once(try moment(halves, time, now, zone))
    }

    /// A time without a date is the next one that the clocks show.
    private func moment(_ halves: [String], _ time: DayTime, _ now: Date, _ zone: TimeZone) throws(ChoreTrouble) -> Date {
        guard halves.count == 2 else {
            let today = LocalMoment(now, in: zone).day
            let next = LocalMoment(day: today, time: time).date(in: zone)
            return next > now ? next : LocalMoment(day: today.advanced(by: 1), time: time).date(in: zone)
        }
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            let shown = LocalMoment(year: year, month: month, day: day, time: time)
        else { throw Self.nonsense(halves.joined(separator: " ")) }
        let moment = shown.date(in: zone)
        guard moment > now else { throw ChoreTrouble("\(halves.joined(separator: " ")) has passed") }
        return moment
    }

    private static func time(_ text: String) -> DayTime? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.allSatisfy(\.isNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        return DayTime(hour: hour, minute: minute)
    }

    private static func nonsense(_ text: String) -> ChoreTrouble {
        ChoreTrouble("\"\(text)\" is not a time such as 07:30 or \"2026-12-24 18:00\"")
    }
}

extension CloudTimerPlan {
    /// The plan as clocks show it that are some seconds ahead; only plans by the clock are others there.
    package func shifted(by seconds: Int) -> CloudTimerPlan {
        guard case .weekly(let time, let days) = self else { return self }
        let shown = time.seconds + seconds
        let day = Int((Double(shown) / Double(DayTime.secondsOfDay)).rounded(.down))
        guard let moved = DayTime(seconds: shown - day * DayTime.secondsOfDay) else { return self }
        return .weekly(moved, days.shifted(by: day))
    }
}
