import HomeModel

extension LocalMoment {
    /// As `2017-09-04T16:56:26` (Docs/HueV1.md §5).
    var v1: String {
        let date = day.date
        return "\(date.year.padded(to: 4))-\(date.month.padded(to: 2))-\(date.day.padded(to: 2))T\(time.v1)"
    }
}

extension TimePattern {
    /// Reads `YYYY-MM-DDThh:mm:ss`, a day that the calendar has.
    mutating func moment() -> LocalMoment? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2), take("T"), let time = clock()
        else { return nil }
        return LocalMoment(year: year, month: month, day: day, time: time)
    }
}

extension DayTime {
    /// As `16:56:26`.
    var v1: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))" }
}

extension Weekdays {
    /// As `W124`.
    var v1: String { "W" + rawValue.padded(to: 3) }
}

extension Int {
    /// The number with zeros before it, until it has so many digits.
    func padded(to digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
    }
}
