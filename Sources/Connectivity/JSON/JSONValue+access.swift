extension JSONValue {
    /// A member of an object; `nil` if there is none or this is no object.
    package subscript(name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// The text of a string.
    package var string: String? { if case .string(let text) = self { text } else { nil } }

    /// Yes or no.
    package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

    /// A number without fraction, also one that is written with a fraction of zero.
    package var int: Int? {
        switch self {
        case .int(let int): Int(exactly: int)
        case .double(let double): Int(exactly: double)
        default: nil
        }
    }

    /// A number.
    package var double: Double? {
        switch self {
        case .int(let int): Double(int)
        case .double(let double): double
        default: nil
        }
    }

    /// The elements of an array.
    package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The members of an object.
    package var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

    /// Whether this says nothing.
    package var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
    /// A text.
    package init(stringLiteral text: String) { self = .string(text) }
    /// A number without fraction.
    package init(integerLiteral int: Int64) { self = .int(int) }
    /// Yes or no.
    package init(booleanLiteral bool: Bool) { self = .bool(bool) }
    /// A number.
    package init(floatLiteral double: Double) { self = .double(double) }
    /// Elements in their order.
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Nothing.
    package init(nilLiteral: ()) { self = .null }

    /// Of members with the same name the last one counts.
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members) { _, last in last })
    }
}
