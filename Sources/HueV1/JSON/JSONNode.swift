/// A piece of JSON as a client sent it, with the place it stood at: v1 quotes the offending text back (Docs/HueV1.md §4.5).
package struct JSONNode: Sendable {
    /// What it says.
    package let value: Value
    /// Where it stands in the text.
    package let range: Range<Int>

    /// What a piece of JSON says.
    package indirect enum Value: Sendable {
        case null
        case bool(Bool)
        /// As written, since `1.0` and `1e2` are numbers but not integers here.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// Members in the order they came. Of a name that came twice only the last value is here.
        case object([Member])
    }

    /// One member of an object.
    package struct Member: Sendable {
        /// Its name, unescaped.
        package let name: String
        /// Its value.
        package let node: JSONNode
    }

    var bool: Bool? {
        if case .bool(let value) = value { value } else { nil }
    }

    var string: String? {
        if case .string(let value) = value { value } else { nil }
    }

    /// An integer written as one: no fraction, no exponent.
    var integer: Int? {
        guard case .number(let text) = value else { return nil }
        return Int(text)
    }

    var number: Double? {
        guard case .number(let text) = value else { return nil }
        return Double(text)
    }

    var elements: [JSONNode]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }
}

extension [JSONNode.Member] {
    subscript(name: String) -> JSONNode? {
        first { $0.name == name }?.node
    }
}
