import Connectivity
import HomeModel

/// A device as the home knows it: which entity is which of its lights and sensors.
struct HAMember: Sendable {
    /// One of its sensors.
    enum Slot: Sendable, Hashable {
        case entity(String)
        case buttons
        case dial
    }

    let identity: String
    /// All entities of it.
    var parts: Set<String> = []
    /// The entities that are its lights, in order.
    var lights: [String] = []
    /// Its sensors, in order.
    var sensors: [Slot] = []
    /// What hands can do with it.
    var actions = Z2MActions(values: [])
    /// The button that is held.
    var held: Int?
    /// How the home was told of it since the connection began; `nil` if it was not.
    var told: DeviceDescription?
    /// Whether it was ever told of as a whole.
    var isKnown = false
    /// Whether it was last told to be within reach.
    var wasReachable = false
    /// Those of them whose configs came since the connection began.
    var heard: Set<String> = []

    /// Gives each entity its place. Those that have one keep it; new ones come behind them in the order of their ids, in which
    /// numbers count as numbers, so that it does not matter whose config came first.
    mutating func arrange(_ entities: [HAEntity]) {
        let sorted = entities.sorted { Self.isBefore($0.key, $1.key) }
        lights = Self.keep(lights, of: sorted.filter { $0.lamp != nil }.map(\.key))
        actions = Z2MActions(values: sorted.flatMap { $0.hand?.values ?? [] }.map(Self.word(among: entities)))
        let senses = sorted.filter { $0.senses?.first != nil }
            .sorted { ($0.senses?.kind.rawValue ?? 0) < ($1.senses?.kind.rawValue ?? 0) }
        sensors = Self.keep(
            sensors, of: senses.map { .entity($0.key) } + (actions.buttons.isEmpty ? [] : [.buttons]) + (actions.turns ? [.dial] : []))
    }

    /// A long press that nobody tells the end of is one by itself.
    static func word(among entities: [HAEntity]) -> (String) -> String {
        let all = Set(entities.flatMap { $0.hand?.values ?? [] })
        return { word in
            guard word.hasSuffix("_hold"), case let part = word.dropLast("_hold".count),
                !["_long_release", "_hold_release", "_release"].contains(where: { all.contains(part + $0) })
            else { return word }
            return part + "_long_press"
        }
    }

    private static func keep<Place: Hashable>(_ old: [Place], of all: [Place]) -> [Place] {
        let kept = old.filter(Set(all).contains)
        return kept + all.filter { !Set(kept).contains($0) }
    }

    private static func isBefore(_ left: String, _ right: String) -> Bool {
        let (first, second) = (pieces(left), pieces(right))
        for (a, b) in zip(first, second) where a != b {
            if let a = Int(a), let b = Int(b), a != b { return a < b }
            return a < b
        }
        return first.count < second.count
    }

    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            if let last = pieces.last?.last, (last.isASCII && last.isNumber) == isDigit {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }
}
