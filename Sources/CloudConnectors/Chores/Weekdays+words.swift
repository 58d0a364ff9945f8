package import HomeModel

extension Weekdays {
    private static let names: [(word: String, day: Weekdays)] = [
        ("mon", .monday), ("tue", .tuesday), ("wed", .wednesday), ("thu", .thursday), ("fri", .friday), ("sat", .saturday),
        ("sun", .sunday),
    ]
    private static let whole: [String: Weekdays] = [
        "daily": .everyDay, "weekdays": [.monday, .tuesday, .wednesday, .thursday, .friday], "weekend": [.saturday, .sunday],
    ]

    /// Some days in words: `mon` or `monday`, and `daily`, `weekdays` and `weekend`.
    ///
    /// - Throws: at a word that is no day, or no word at all.
    package init(words: [String]) throws(ChoreTrouble) {
        self = []
        for word in words {
            let small = word.lowercased()
            let named = Self.names.first { small == $0.word || small == $0.word + "day" || Self.long[$0.word] == small }
            guard let days = Self.whole[small] ?? named?.day else {
                throw ChoreTrouble("\"\(word)\" is not a day such as mon, nor daily, weekdays or weekend")
            }
            formUnion(days)
        }
        guard !isEmpty else { throw ChoreTrouble("no day is named") }
    }

    /// Those whose names are not the short one and `day`.
    private static let long = ["tue": "tuesday", "wed": "wednesday", "thu": "thursday", "sat": "saturday"]

    /// The days in short words, from Monday on.
    package var words: [String] { Self.names.filter { contains($0.day) }.map(\.word) }

    /// The same days so many days later, or earlier.
    package func shifted(by days: Int) -> Weekdays {
        let steps = ((days % 7) + 7) % 7
        // A later day has a lower bit, and what falls out behind Sunday is Monday.
        return Weekdays(rawValue: rawValue >> steps | rawValue << (7 - steps))
    }
}
