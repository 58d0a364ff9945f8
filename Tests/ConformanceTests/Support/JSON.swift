/// A JSON value as it was written: members keep their order, and a number is no boolean.
enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// One member of an object.
    struct Member: Sendable {
        let name: String
        let value: JSON
    }

    /// What stands behind some names, one within the other, such as `state/xy/0`; an empty path is the value itself.
    subscript(path: String) -> JSON? {
        path.split(separator: "/").reduce(self as JSON?) { value, name in
            switch value {
            case .object(let members): members.last { $0.name == name }?.value
            case .array(let elements): Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }

    /// The names of an object's members, in their order; `nil` for what is no object.
    var names: [String]? {
        if case .object(let members) = self { members.map(\.name) } else { nil }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }

    /// The value with its strings changed.
    func mapped(_ change: (String) throws -> String) rethrows -> JSON {
        switch self {
        case .string(let text): .string(try change(text))
        case .array(let elements): .array(try elements.map { try $0.mapped(change) })
        case .object(let members):
            .object(try members.map { Member(name: try change($0.name), value: try $0.value.mapped(change)) })
        case .null, .bool, .number: self
        }
    }
}

extension JSON: Equatable {
    /// The order of members does not matter.
    static func == (one: JSON, other: JSON) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.array(let one), .array(let other)): one == other
        case (.object(let members), .object(let others)):
            members.count == others.count && members.allSatisfy { other[$0.name] == $0.value }
        default: false
        }
    }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(floatLiteral value: Double) { self = .number(value) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member(name: $0, value: $1) })
    }
}
