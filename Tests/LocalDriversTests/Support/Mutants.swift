import Connectivity

/// What becomes of JSON in the wrong hands.
enum Mutants {
    private static let strange: [JSONValue] = [
        nil, true, 0, -1, 1e308, "", "x", "~", [], [[]], [:], ["a": nil], .string(String(repeating: "é", count: 300)), "{{ x }}", "a/#",
    ]

    /// Every part of it replaced by each of some strange things, one at a time.
    static func of(_ json: JSONValue) -> [JSONValue] {
        switch json {
        case .object(let members):
            strange + members.keys.sorted().flatMap { name in
                of(members[name] ?? nil).map { .object(members.merging([name: $0]) { $1 }) } + [.object(members.filter { $0.key != name })]
            }
        case .array(let elements):
            strange + elements.indices.flatMap { index in
                of(elements[index]).map { mutant in
                    var changed = elements
                    changed[index] = mutant
                    return .array(changed)
                }
            }
        default: strange
        }
    }

    /// Some bytes changed, left out, or said twice.
    static func bytes(_ bytes: [UInt8], _ chance: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &chance) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &chance)
            switch Int.random(in: 0..<3, using: &chance) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
            case 1: bytes.removeSubrange(place..<min(place + Int.random(in: 1...9, using: &chance), bytes.count))
            default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
            }
        }
        return bytes
    }
}

/// Chance that is the same in every run (a linear congruential generator, whose high bits are good enough to pick with).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        var bits: UInt64 = 0
        for _ in 0..<2 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bits = bits << 32 | state >> 32
        }
        return bits
    }
}
