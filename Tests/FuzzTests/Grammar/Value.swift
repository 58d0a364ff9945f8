/// A JSON value that is to be sent. Members keep their order and may come twice; numbers are as they will be written.
enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case text(String)
    case list([Value])
    case object([Member])

    /// One member of an object.
    struct Member: Sendable, Equatable {
        var name: String
        var value: Value
    }

    static func int(_ number: Int) -> Value { .number(String(number)) }

    static func texts(_ texts: [String]) -> Value { .list(texts.map(Value.text)) }

    /// The object with one more member.
    func with(_ name: String, _ value: Value?) -> Value {
        guard case .object(let members) = self, let value else { return self }
        return .object(members + [Member(name: name, value: value)])
    }

    /// Compact JSON.
    var json: String {
        switch self {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): number
        case .text(let text): Self.quoted(text)
        case .list(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<"\u{10}": quoted += "\\u000" + String(scalar.value, radix: 16)
            case "\u{10}"..<"\u{20}": quoted += "\\u00" + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation {
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .int(value) }
    init(stringLiteral value: String) { self = .text(value) }
}

extension Value: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(arrayLiteral elements: Value...) { self = .list(elements) }
    init(dictionaryLiteral members: (String, Value)...) {
        self = .object(members.map { Member(name: $0, value: $1) })
    }
}
