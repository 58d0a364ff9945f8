package import Foundation

/// What counts as day at a place: from sunrise to sunset, each moved by some minutes.
///
/// Where the sun stays up or down for weeks, so does day or night; only a true sunrise or sunset is moved. A day that the
/// offsets leave nothing of does not take place, and where they make day end after the next has begun there is no night.
package struct Daylight: Sendable, Hashable {
    /// What the offsets may be, in minutes.
    package static let offsets = -120...120

    /// Where the sun is looked at from.
    package let position: Position
    /// Minutes from sunrise to the beginning of the day, −120…120, negative before.
    package let sunriseOffset: Int
    /// Minutes from sunset to the end of the day, −120…120, negative before.
    package let sunsetOffset: Int

    /// Makes a daylight; offsets beyond two hours become two hours.
    package init(position: Position, sunriseOffset: Int, sunsetOffset: Int) {
        self.position = position
        self.sunriseOffset = Self.clamp(sunriseOffset)
        self.sunsetOffset = Self.clamp(sunsetOffset)
    }

    /// Whether it is day at a moment.
    package func isDay(at moment: Date) -> Bool {
        isDay(atSecond: moment.wholeSeconds)
    }

    /// The next whole second at which day becomes night or night day; `nil` if none does within 400 days.
    package func nextChange(after moment: Date) -> Date? {
        let start = moment.wholeSeconds
        let wasDay = isDay(atSecond: start)
        for day in 0..<400 {
            let begin = start + day * DayTime.secondsOfDay
            let end = begin + DayTime.secondsOfDay
            let changes = movedHorizons(from: begin, to: end).filter { begin < $0 && $0 <= end }
            if let change = changes.sorted().first(where: { isDay(atSecond: $0) != wasDay }) {
                return Date(wholeSeconds: change)
            }
        }
        return nil
    }

    private static func clamp(_ offset: Int) -> Int { min(max(offset, offsets.lowerBound), offsets.upperBound) }
}

extension Daylight {
    private static let longest = offsets.upperBound * 60

    /// It is day if the sun rose before the one end of a span of time and sets after the other, both in the same rising.
    /// With a later beginning than end that is a sun that stays up all the while, else one that is up at any time of it.
    private func isDay(atSecond second: Int) -> Bool {
        let (rise, set) = (second - sunriseOffset * 60, second - sunsetOffset * 60)
        let seconds = turns(between: min(rise, set), and: max(rise, set))
        return rise < set ? seconds.allSatisfy(isUp) : seconds.contains(where: isUp)
    }

    /// Sunrises and sunsets, each moved by its offset; those are complete that fall between the two seconds.
    private func movedHorizons(from begin: Int, to end: Int) -> [Int] {
        let seconds = turns(between: begin - Self.longest, and: end + Self.longest)
        return zip(seconds, seconds.dropFirst()).compactMap { before, after in
            let wasUp = isUp(atSecond: before)
            guard isUp(atSecond: after) != wasUp else { return nil }
            var (before, after) = (before, after)
            while after - before > 1 {
                let middle = before + (after - before) / 2
                if isUp(atSecond: middle) == wasUp { before = middle } else { after = middle }
            }
            return after + (wasUp ? sunsetOffset : sunriseOffset) * 60
        }
    }

    /// Two seconds and, in order, all noons and midnights of the sun between them. From one to the next the sun only goes
    /// up or only down, save for some minutes where it hardly does either, close to the poles.
    private func turns(between first: Int, and last: Int) -> [Int] {
        let halfDay = DayTime.secondsOfDay / 2
        let shift = Int(position.longitude * 240)
        let numbers = (first + shift) / halfDay - 2...(last + shift) / halfDay + 2
        let turns = numbers.map { number in
            let mean = number * halfDay - shift
            return mean - Int(Sun(atSecond: mean).sundialLead)
        }
        return [first] + turns.filter { first < $0 && $0 < last } + (first < last ? [last] : [])
    }

    private func isUp(atSecond second: Int) -> Bool {
        Sun(atSecond: second).isUp(at: position)
    }
}

extension Daylight: Codable {
    private enum CodingKeys: CodingKey { case position, sunriseOffset, sunsetOffset }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            position: try container.decode(Position.self, forKey: .position),
            sunriseOffset: try container.decode(Int.self, forKey: .sunriseOffset),
            sunsetOffset: try container.decode(Int.self, forKey: .sunsetOffset))
    }
}
