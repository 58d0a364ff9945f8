// Numbers and times as people read them.

extension Double {
    /// With two decimals at most.
    var words: String {
        guard abs(self) < 1e15 else { return isNaN ? "no number" : self < 0 ? "less than any" : "more than any" }
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return (hundredths < 0 ? "−" : "") + "\(whole)" + decimals
    }
}

extension Duration {
    /// In the units that it fills, without fractions.
    var words: String {
        let seconds = Int(components.seconds)
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")].filter { $0.0 != 0 }
        return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}

extension DayTime {
    /// As clocks show it, with seconds if there are any.
    var words: String {
        let shown = second == 0 ? [hour, minute] : [hour, minute, second]
        return shown.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension DayInterval {
    /// From when to when, and on which days.
    var words: String {
        let span = "between \(from.words) and \(to.words)"
        guard let days, days != .everyDay else { return span }
        let names: [(Weekdays, String)] = [
            (.monday, "Monday"), (.tuesday, "Tuesday"), (.wednesday, "Wednesday"), (.thursday, "Thursday"),
            (.friday, "Friday"), (.saturday, "Saturday"), (.sunday, "Sunday"),
        ]
        return span + " from " + names.filter { days.contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}
