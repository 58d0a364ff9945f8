import HomeModel

/// Times of a week as eWeLink writes them: five fields, of which minute, hour and days of the week are used; all in UTC.
struct EWeLinkCron: Sendable, Hashable {
    /// By number, from Sunday, which is 0 and 7.
    private static let days: [Weekdays] = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]

    let time: DayTime
    let days: Weekdays

    init(_ time: DayTime, _ days: Weekdays) {
        self.time = time
        self.days = days
    }

    /// Reads them; `nil` for what is written and means more than a time of some days of the week.
    init?(_ text: String) {
        let fields = text.split(separator: " ")
        guard fields.count == 5, fields[2] == "*", fields[3] == "*", let minute = Self.number(fields[0]),
            let hour = Self.number(fields[1]), let time = DayTime(hour: hour, minute: minute), let days = Self.days(fields[4])
        else { return nil }
        self.init(time, days)
    }

    /// As it is written.
    var text: String {
        let numbers = (0...6).filter { days.contains(Self.days[$0]) }.map(String.init)
        let named = days == .everyDay ? "*" : numbers.joined(separator: ",")
        return "\(time.minute) \(time.hour) * * \(named)"
    }

    private static func days(_ field: Substring) -> Weekdays? {
        if field == "*" { return .everyDay }
        var days: Weekdays = []
        for part in field.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(number)
            guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
                first <= last, last < Self.days.count
            else { return nil }
            for day in first...last { days.formUnion(Self.days[day]) }
        }
        return days.isEmpty ? nil : days
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
