import HomeModel

/// The whole numbers of v1 as ranges of the domain's values, so that a rule sees exactly what a reading shows: a value is
/// equal to a number if that is the number it is shown as.
struct ConditionScale {
    /// Whole numbers beyond these have no exact place among the values, so nobody can be asked for them.
    static let exact = -(1 << 52)...1 << 52

    /// The numbers there are.
    private let range: ClosedRange<Int>
    /// Whether the least number is shown again behind the greatest.
    private let isWheel: Bool
    /// The number that a value is shown as, on a wheel without beginning anew; it never falls as values grow.
    private let number: (Double) -> Int
    /// About where a number, or what lies between two, is among the values.
    private let value: (Double) -> Double

    private init(
        _ range: ClosedRange<Int>, isWheel: Bool = false, number: @escaping (Double) -> Int, value: @escaping (Double) -> Double
    ) {
        (self.range, self.isWheel, self.number, self.value) = (range, isWheel, number, value)
    }

    /// Between these, both excluded, is what is shown as `number`.
    func equal(to number: Int) -> Condition.Test { .between(above: above(number - 1), below: below(number + 1)) }

    /// Between these is what is shown as more than `number`.
    func more(than number: Int) -> Condition.Test { .between(above: above(number), below: end) }

    /// Between these is what is shown as less than `number`.
    func less(than number: Int) -> Condition.Test { .between(above: start, below: below(number)) }
}

extension ConditionScale {
    /// The scale of a side; of a sensor's reading, the one of what it senses.
    init(of side: Condition.Side, reading: SensorReading?) {
        let turn = HueSaturation.v1Turn
        switch (side, reading) {
        case (.brightness, _):
            self.init(1...254, number: { Brightness(fraction: $0).v1 }, value: { ($0 - 1) / 253 })
        case (.saturation, _):
            self.init(0...254, number: { HueSaturation(hue: 0, saturation: $0).v1Saturation }, value: { $0 / 254 })
        case (.hue, _):
            self.init(
                0...Int(turn) - 1, isWheel: true, number: { Int(($0 / 360 * turn).rounded()) }, value: { $0 / turn * 360 })
        case (.reading, .temperature): self.init(hundredthsIn: -32_768...32_767)
        case (.reading, .humidity): self.init(hundredthsIn: 0...10_000)
        case (.reading, .lightLevel): self.init(wholeIn: 0...65_535)
        default: self.init(wholeIn: Self.exact)
        }
    }

    private init(wholeIn range: ClosedRange<Int>) {
        self.init(range, number: { Int($0.rounded()) }, value: { $0 })
    }

    private init(hundredthsIn range: ClosedRange<Int>) {
        let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        self.init(range, number: { Int(min(max(($0 * 100).rounded(), low), high)) }, value: { $0 / 100 })
    }

    /// What is shown as more than `number` is above this.
    private func above(_ number: Int) -> Double? {
        if number < range.lowerBound { return start }
        return number >= range.upperBound ? .greatestFiniteMagnitude : edge(of: number + 1).nextDown
    }

    /// What is shown as less than `number` is below this.
    private func below(_ number: Int) -> Double? {
        if number > range.upperBound { return end }
        return number <= range.lowerBound ? -.greatestFiniteMagnitude : edge(of: number)
    }

    /// A wheel begins where its greatest number ends, one turn before.
    private var start: Double? { end.map { ($0 - 360).nextDown } }
    private var end: Double? { isWheel ? edge(of: range.upperBound + 1) : nil }

    /// The least value that is shown as at least `number`.
    private func edge(of number: Int) -> Double {
        var edge = value(Double(number) - 0.5)
        while self.number(edge) < number { edge = edge.nextUp }
        while self.number(edge.nextDown) >= number { edge = edge.nextDown }
        return edge
    }
}
