import PorchlightTestKit

/// What the grammar draws from.
typealias Chance = SeededGenerator

extension SeededGenerator {
    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True in so many of a hundred cases.
    mutating func percent(_ share: Int) -> Bool { int(1...100) <= share }

    /// One of them; the list must not be empty.
    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[int(0...choices.count - 1)] }

    /// One of them, if there is one.
    mutating func any<Element>(_ choices: [Element]) -> Element? { choices.isEmpty ? nil : pick(choices) }

    /// Some of them, in any order.
    mutating func some<Element>(_ choices: [Element], _ counts: ClosedRange<Int>) -> [Element] {
        Array(choices.shuffled(using: &self).prefix(int(counts)))
    }

    /// One of them by weight.
    mutating func weighted<Element>(_ choices: [(weight: Int, element: Element)]) -> Element {
        var left = int(1...choices.reduce(0) { $0 + $1.weight })
        for choice in choices {
            left -= choice.weight
            if left <= 0 { return choice.element }
        }
        return choices[choices.count - 1].element
    }
}
