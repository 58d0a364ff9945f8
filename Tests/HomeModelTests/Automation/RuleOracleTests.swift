import Foundation
import Testing

@testable import HomeModel

/// Rules and readings drawn at random, against what the words of the reference say about each rule taken by itself.
@Suite("Rules, drawn at random")
struct RuleOracleTests {
    private static let names = ["Eye", "Status", "Light"]

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `go off when an observer who remembers everything says so`(seed: UInt64) throws {
        var generator = Seeded(seed)
        var bench = try RuleBench()
        var oracle = Oracle()
        for number in 0..<12 {
            let parts = Part.draw(&generator)
            let conditions = parts.map { part in
                bench.when(bench.sensor(part.name), part.isReading ? .updated : .reading, part.test)
            }
            try bench.test.perform(.addRule(bench.draft("R\(number)", conditions)))
            oracle.add(parts)
        }
        for step in 0..<200 {
            let name = generator.pick(Self.names)
            let value = generator.below(4)
            let fired = bench.read(name, reading(name, value))
            #expect(fired == oracle.read(name, value).map { "R\($0)" }, "seed \(seed), step \(step): \(name) reads \(value)")
        }
    }

    private func reading(_ name: String, _ value: Int) -> SensorReading {
        switch name {
        case "Eye": .motion(value > 1)
        case "Light": .lightLevel(value)
        default: .status(value)
        }
    }
}

/// One condition, in words that the oracle understands.
private struct Part {
    enum Sort { case equals, above, below, changed }

    let name: String
    let sort: Sort
    let bound: Int
    /// Whether it is about having been read, not about what.
    let isReading: Bool

    /// One to three conditions, of which one at most is a change.
    static func draw(_ generator: inout Seeded) -> [Part] {
        var parts = (0...generator.below(2)).map { _ in
            Part(name: generator.pick(["Eye", "Status", "Light"]), sort: generator.pick([.equals, .above, .below]),
                bound: generator.below(4), isReading: false)
        }
        if generator.below(2) == 0 {
            parts.append(Part(
                name: generator.pick(["Eye", "Status", "Light"]), sort: .changed, bound: 0, isReading: generator.below(2) == 0))
        }
        return parts
    }

    var test: Condition.Test {
        switch sort {
        case .changed: .changed
        case _ where name == "Eye": .isTrue(bound > 1)
        case .equals: .equals(Double(bound))
        case .above: .above(Double(bound))
        case .below: .below(Double(bound))
        }
    }

    func holds(_ values: [String: Int]) -> Bool {
        let value = values[name] ?? 0
        return switch sort {
        case .changed: true
        case _ where name == "Eye": (value > 1) == (bound > 1)
        case .equals: value == bound
        case .above: value > bound
        case .below: value < bound
        }
    }
}

/// Keeps every rule and every value, and goes through all of them each time.
private struct Oracle {
    private var values: [String: Int] = [:]
    private var rules: [(parts: [Part], wasTrue: Bool)] = []

    mutating func add(_ parts: [Part]) {
        rules.append((parts, parts.allSatisfy { $0.holds(values) }))
    }

    mutating func read(_ name: String, _ value: Int) -> [Int] {
        let before = values[name] ?? 0
        values[name] = value
        let differs = name == "Eye" ? (before > 1) != (value > 1) : before != value
        return rules.indices.filter { index in
            let isTrue = rules[index].parts.allSatisfy { $0.holds(values) }
            defer { rules[index].wasTrue = isTrue }
            guard let cause = rules[index].parts.first(where: { $0.sort == .changed }) else {
                return isTrue && !rules[index].wasTrue
            }
            return isTrue && cause.name == name && (cause.isReading || differs)
        }
    }
}

/// Numbers that are the same in every run.
private struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
