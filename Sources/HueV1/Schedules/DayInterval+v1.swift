package import HomeModel

extension DayInterval {
    /// From `Thh:mm:ss/Thh:mm:ss` or `Wbbb/Thh:mm:ss/Thh:mm:ss`, as in the conditions of rules (Docs/HueV1.md §13.2); `nil`
    /// for any other text.
    package init?(v1 text: String) {
        var pattern = TimePattern(text)
        var days: Weekdays?
        if pattern.take("W") {
            days = pattern.weekdays()
            guard days != nil, pattern.take("/") else { return nil }
        }
        guard pattern.take("T"), let from = pattern.clock(), pattern.take("/T"), let to = pattern.clock(), pattern.isAtEnd
        else { return nil }
        self.init(days: days, from: from, to: to)
    }

    /// As it was read.
    package var v1: String {
        let times = "T\(from.v1)/T\(to.v1)"
        return days.map { "\($0.v1)/\(times)" } ?? times
    }
}
