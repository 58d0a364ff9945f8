import Connectivity

extension JSONText {
    /// What the text says.
    var value: JSONValue { (try? JSONValue(parsing: text.utf8)) ?? .null }

    var isNull: Bool { text == "null" }
    var isObject: Bool { text.hasPrefix("{") }
    var string: String? { text.hasPrefix("\"") ? value.string : nil }
    var int: Int? { value.int }
    var bool: Bool? { value.bool }

    /// The text of a string, or a number as it is written: clients send versions and times either way.
    var word: String? {
        if let string { return string }
        return value.double == nil ? nil : text
    }

    /// A whole number, also one in a string.
    var number: Int? { int ?? string.flatMap { Int($0) } }

    /// The elements of an array; `nil` if this is none.
    var elements: [JSONText]? { text.hasPrefix("[") ? inside.map { .part($0) } : nil }

    /// The members of an object in their order; none if this is no object.
    var members: [(name: String, value: JSONText)] {
        guard isObject else { return [] }
        return inside.compactMap { member in
            let halves = Self.cut(member, at: UInt8(ascii: ":"))
            guard halves.count == 2, let name = JSONText.part(halves[0]).string else { return nil }
            return (name, .part(halves[1]))
        }
    }

    /// A member of an object; of several with one name the last.
    subscript(name: String) -> JSONText? { members.last { $0.name == name }?.value }

    /// The same object with a member set, in the place where it was or else at the end.
    func setting(_ name: String, to value: JSONText) -> JSONText {
        var members = members
        if let place = members.lastIndex(where: { $0.name == name }) {
            members[place].value = value
        } else {
            members.append((name, value))
        }
        return JSONText(members: members.map { ($0.name, $0.value) })
    }

    /// Whether a comma stands before a closing bracket.
    var hasIdleComma: Bool {
        var (isQuoted, isEscaped, isAfterComma) = (false, false, false)
        for byte in text.utf8 {
            if isQuoted {
                isQuoted = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            if isAfterComma, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return true }
            if byte > 0x20 { isAfterComma = byte == UInt8(ascii: ",") }
            isQuoted = byte == UInt8(ascii: "\"")
        }
        return false
    }

    private var inside: [ArraySlice<UInt8>] { Self.cut(Array(text.utf8).dropFirst().dropLast(), at: UInt8(ascii: ",")) }

    /// Cuts at a mark that stands neither in a string nor in anything nested. The text is known to be JSON.
    private static func cut(_ bytes: ArraySlice<UInt8>, at mark: UInt8) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var (start, depth, isQuoted, isEscaped) = (bytes.startIndex, 0, false, false)
        for (index, byte) in zip(bytes.indices, bytes) {
            if isQuoted {
                isQuoted = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case mark where depth == 0:
                pieces.append(bytes[start..<index])
                start = index + 1
            default: continue
            }
        }
        return (pieces + [bytes[start...]]).map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return bytes[first...last]
    }
}
