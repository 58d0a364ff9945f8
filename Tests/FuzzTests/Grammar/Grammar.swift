import Foundation
import PorchlightTestKit

/// Makes requests that a bridge can carry out, of every kind there is (Docs/HueV1.md §2), about what it told before.
struct Grammar: Sendable {
    var chance: Chance
    var memory = Memory()
    /// The bridge's wall clock.
    var now: Date
    /// How many of each kind are made before some are taken away.
    var crowd = 8
    var lastStranger = Date.distantPast

    init(seed: UInt64, now: Date) {
        chance = Chance(seed: seed)
        self.now = now
    }

    /// A way to make a request; `nil` when there is nothing yet that it could speak of.
    typealias Production = @Sendable (inout Grammar) -> Wish?

    private static let productions: [(weight: Int, element: Production)] = [
        (18, { $0.lightState() }), (10, { $0.groupAction() }), (3, { $0.lightSetup() }),
        (4, { $0.newGroup() }), (4, { $0.groupEdit() }), (2, { $0.stream() }),
        (5, { $0.newScene() }), (5, { $0.sceneEdit() }), (4, { $0.recall() }),
        (5, { $0.newSchedule() }), (4, { $0.scheduleEdit() }),
        (4, { $0.newSensor() }), (9, { $0.sensorState() }), (3, { $0.sensorSetup() }),
        (5, { $0.newRule() }), (3, { $0.ruleEdit() }),
        (2, { $0.newLink() }), (1, { $0.linkEdit() }),
        (3, { $0.configEdit() }), (1, { $0.search() }), (2, { $0.registration() }),
        (4, { $0.removal() }), (14, { $0.reading() }), (1, { $0.stranger() }), (1, { $0.elsewhere() }),
    ]

    /// The next request, right in every respect.
    mutating func wish() -> Wish {
        for _ in 0..<50 {
            if let wish = chance.weighted(Self.productions)(&self) { return wish }
        }
        return Wish("GET", "/lights")
    }

    /// A name of an allowed length, sometimes in another script.
    mutating func name(_ lengths: ClosedRange<Int> = 1...32) -> Value {
        let words = [
            "Lamp", "Küche", "部屋", "💡", "Wohnzimmer links", "a\"b\\c", "x", "\u{202E}abc", "O'Neill", "Evening light",
        ]
        var name = chance.pick(words)
        if chance.percent(50) { name += " \(chance.int(1...99))" }
        while name.utf8.count < lengths.lowerBound { name += "." }
        while name.utf8.count > lengths.upperBound { name.removeLast() }
        return .text(name)
    }

    /// Whether one more of a kind is to be made, when there are so many.
    mutating func wantsMore(_ count: Int) -> Bool { count < crowd || chance.percent(5) }

    /// A value in so many of a hundred cases.
    mutating func maybe(_ share: Int, _ value: Value) -> Value? { chance.percent(share) ? value : nil }
}
