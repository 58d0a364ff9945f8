import Foundation

/// What a reading shows; paths such as `state/xy/0` lead into it.
extension Expectation {
    /// A value is exactly this.
    static func shows(_ path: String, _ value: JSON) -> Expectation {
        Expectation { answer, names in
            let wanted = try names.fill(value)
            return try answer.json?[names.fill(path)] == wanted ? nil : "wanted \(wanted) at \(path)"
        }
    }

    /// A number lies within bounds.
    static func shows(_ path: String, within range: ClosedRange<Double>) -> Expectation {
        Expectation { answer, _ in
            let isWithin = answer.json?[path]?.number.map(range.contains) ?? false
            return isWithin ? nil : "wanted \(range) at \(path)"
        }
    }

    /// A pair of numbers is about this.
    static func shows(_ path: String, near x: Double, _ y: Double, by tolerance: Double) -> Expectation {
        Expectation { answer, _ in
            let pair = answer.json?[path]?.elements?.compactMap(\.number) ?? []
            let isNear = pair.count == 2 && abs(pair[0] - x) <= tolerance && abs(pair[1] - y) <= tolerance
            return isNear ? nil : "wanted about (\(x), \(y)) at \(path)"
        }
    }

    /// A string fits a pattern as a whole.
    static func shows(_ path: String, like pattern: String) -> Expectation {
        Expectation { answer, names in
            let text = try answer.json?[names.fill(path)]?.string
            return text.map { fits($0, pattern) } ?? false ? nil : "wanted a string like \(pattern) at \(path)"
        }
    }

    /// A string is another than one that was kept.
    static func shows(_ path: String, otherThan name: String) -> Expectation {
        Expectation { answer, names in
            guard let text = answer.json?[path]?.string, let before = names[name] else { return "wanted a string at \(path)" }
            return text == before ? "wanted another than before at \(path)" : nil
        }
    }

    /// Keeps a string by a name.
    static func keeps(_ path: String, as name: String) -> Expectation {
        Expectation { answer, names in
            names[name] = answer.json?[path]?.string
            return names[name] == nil ? "wanted a string at \(path)" : nil
        }
    }

    /// There is nothing at a place.
    static func lacks(_ path: String) -> Expectation {
        Expectation { answer, names in
            guard let json = answer.json else { return "wanted JSON" }
            return json[try names.fill(path)] == nil ? nil : "wanted nothing at \(path)"
        }
    }

    /// An object has exactly these members, in this order.
    static func members(_ path: String, _ wanted: [String]) -> Expectation {
        Expectation { answer, names in
            let filled = try wanted.map(names.fill)
            return try answer.json?[names.fill(path)]?.names == filled ? nil : "wanted the members \(filled) at \(path)"
        }
    }

    /// An object has this many members, and the name of each fits a pattern as a whole.
    static func members(_ path: String, _ count: Int, like pattern: String) -> Expectation {
        Expectation { answer, names in
            let pattern = try names.fill(pattern)
            let members = answer.json?[path]?.names ?? []
            return members.count == count && members.allSatisfy { fits($0, pattern) }
                ? nil : "wanted \(count) members like \(pattern) at \(path)"
        }
    }

    /// The list has an element.
    static func lists(_ element: JSON) -> Expectation {
        Expectation { answer, _ in
            answer.json?.elements?.contains(element) ?? false ? nil : "wanted \(element) in the list"
        }
    }

    private static func fits(_ text: String, _ pattern: String) -> Bool {
        text.range(of: "^(\(pattern))$", options: .regularExpression) != nil
    }
}

/// Patterns of what a bridge makes up.
enum Pattern {
    static let username = "[A-Za-z0-9-]{40}"
    static let clientKey = "[0-9A-F]{32}"
    static let date = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
    static let uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
}
