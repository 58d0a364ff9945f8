/// Reads JSON as strictly as a real bridge: an object or array at the top, well-formed UTF-8, nothing that RFC 8259
/// does not allow. Blanks and NUL bytes behind it are let pass, because some clients send them (Docs/HueV1.md §1.3).
///
/// Foundation's parsers tell neither where a value stood nor how a number was written (Docs/Decisions/0003).
struct JSONParser {
    private static let deepest = 32

    struct SyntaxError: Error {}

    let text: [UInt8]
    var at = 0

    static func parse(_ text: [UInt8]) throws(SyntaxError) -> JSONNode {
        var parser = JSONParser(text: text)
        parser.skipBlanks()
        guard let first = parser.peek, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { throw SyntaxError() }
        let node = try parser.node(depth: 0)
        guard text[parser.at...].allSatisfy({ $0 == 0 || Self.isBlank($0) }) else { throw SyntaxError() }
        return node
    }

    private init(text: [UInt8]) { self.text = text }

    var peek: UInt8? { at < text.count ? text[at] : nil }

    /// Whether a byte may stand between two tokens.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private mutating func skipBlanks() {
        while let byte = peek, Self.isBlank(byte) { at += 1 }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func node(depth: Int) throws(SyntaxError) -> JSONNode {
        guard depth < Self.deepest, let first = peek else { throw SyntaxError() }
        let start = at
        let value: JSONNode.Value = switch Unicode.Scalar(first) {
        case "{": try object(depth: depth)
        case "[": try array(depth: depth)
        case "\"": .string(try string())
        case "-", "0"..."9": .number(try number())
        default: try literal()
        }
        return JSONNode(value: value, range: start..<at)
    }

    private mutating func object(depth: Int) throws(SyntaxError) -> JSONNode.Value {
        var members: [JSONNode.Member] = []
        var places: [String: Int] = [:]
        at += 1
        skipBlanks()
        if take("}") { return .object([]) }
        repeat {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { throw SyntaxError() }
            let name = try string()
            skipBlanks()
            guard take(":") else { throw SyntaxError() }
            skipBlanks()
            let member = JSONNode.Member(name: name, node: try node(depth: depth + 1))
            if let place = places[name] {
                members[place] = member
            } else {
                places[name] = members.count
                members.append(member)
            }
            skipBlanks()
        } while take(",")
        guard take("}") else { throw SyntaxError() }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(SyntaxError) -> JSONNode.Value {
        var elements: [JSONNode] = []
        at += 1
        skipBlanks()
        if take("]") { return .array([]) }
        repeat {
            skipBlanks()
            elements.append(try node(depth: depth + 1))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw SyntaxError() }
        return .array(elements)
    }

    private mutating func literal() throws(SyntaxError) -> JSONNode.Value {
        let literals: [(StaticString, JSONNode.Value)] = [("true", .bool(true)), ("false", .bool(false)), ("null", .null)]
        for (word, value) in literals {
            let matches = word.withUTF8Buffer { text[at...].starts(with: $0) }
            guard matches else { continue }
            at += word.utf8CodeUnitCount
            return value
        }
        throw SyntaxError()
    }
}
