extension JSONWriter {
    /// Writes a member.
    package mutating func member(_ name: String, _ value: String) { key(name); string(value) }
    /// Writes a member.
    package mutating func member(_ name: String, _ value: Int) { key(name); integer(value) }
    /// Writes a member.
    package mutating func member(_ name: String, _ value: Bool) { key(name); bool(value) }
    /// Writes a member that is `null` when there is no value.
    package mutating func member(_ name: String, orNull value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }
    /// Writes a member that is `null` when there is no value.
    package mutating func member(_ name: String, numberOrNull value: Int?) {
        key(name)
        if let value { integer(value) } else { null() }
    }
    /// Writes a member that is an object.
    package mutating func member(_ name: String, object content: (inout JSONWriter) -> Void) { key(name); object(content) }
    /// Writes a member that is an array.
    package mutating func list(_ name: String, _ content: (inout JSONWriter) -> Void) { key(name); array(content) }
}

extension JSONWriter {
    /// Writes a value of a request back, without its blanks.
    mutating func write(_ node: JSONNode) {
        switch node.value {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let text): raw(text.utf8)
        case .string(let text): string(text)
        case .array(let elements): array { list in for element in elements { list.write(element) } }
        case .object(let members): object { object in for member in members { object.key(member.name); object.write(member.node) } }
        }
    }
}
