package import HomeModel

extension Timing {
    /// From one of v1's time patterns (Docs/HueV1.md §11.2); `nil` for any other text.
    ///
    /// Refused are also `R00`, which leaves nothing to run, and a repeated timer of no length, which would never rest.
    package init?(v1 text: String) {
        var pattern = TimePattern(text)
        guard let timing = pattern.timing(), pattern.isAtEnd else { return nil }
        self = timing
    }

    /// As a time pattern, in the shortest form: without a spread of nothing, and without `R01`.
    ///
    /// Everything that was read from a pattern can be written. Others can say more, such as timers of days: their pattern
    /// tells the truth, though v1 would not take it.
    package var v1: String {
        switch self {
        case .once(let moment, let spread):
            moment.v1 + Self.v1(spread: spread)
        case .weekly(let days, let time, let spread):
            "\(days.v1)/T\(time.v1)\(Self.v1(spread: spread))"
        case .timer(let length, let spread, let runs):
            Self.v1(runs: runs) + length.v1 + Self.v1(spread: spread)
        }
    }

    private static func v1(spread: Duration) -> String {
        spread > .zero ? "A" + spread.v1Clock : ""
    }

    private static func v1(runs: Int?) -> String {
        switch runs {
        case nil: "R/"
        case 1: ""
        case let runs?: "R\(runs.padded(to: 2))/"
        }
    }
}

extension TimePattern {
    fileprivate mutating func timing() -> Timing? {
        if take("W") { return weekly() }
        if take("PT") { return timer(runs: 1, atLeast: .zero) }
        if take("R/PT") { return timer(runs: nil, atLeast: .seconds(1)) }
        if take("R") {
            guard let runs = number(digits: 2), runs > 0, take("/PT") else { return nil }
            return timer(runs: runs, atLeast: .seconds(1))
        }
        guard let moment = moment(), let spread = spread() else { return nil }
        return .once(moment, spread: spread)
    }

    private mutating func weekly() -> Timing? {
        guard let days = weekdays(), take("/T"), let time = clock(), let spread = spread() else { return nil }
        return .weekly(days, time, spread: spread)
    }

    private mutating func timer(runs: Int?, atLeast shortest: Duration) -> Timing? {
        guard let length = length(), length >= shortest, let spread = spread() else { return nil }
        return .timer(length: length, spread: spread, runs: runs)
    }
}
