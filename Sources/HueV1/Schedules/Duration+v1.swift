extension Duration {
    /// From `PThh:mm:ss`, up to 23:59:59, as in the conditions of rules (Docs/HueV1.md §13.2); `nil` for any other text.
    package init?(v1 text: String) {
        var pattern = TimePattern(text)
        guard pattern.take("PT"), let length = pattern.length(), pattern.isAtEnd else { return nil }
        self = length
    }

    /// As `PT00:01:30`; fractions of a second are left out.
    package var v1: String { "PT" + v1Clock }

    /// As `00:01:30`; what is longer than 99 hours takes more digits.
    var v1Clock: String {
        let seconds = Int(components.seconds)
        return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }.joined(separator: ":")
    }
}
