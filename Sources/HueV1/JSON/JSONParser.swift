/// Reads JSON as strictly as a real bridge: an object or array at the top, well-formed UTF-8, nothing that RFC 8259
/// does not allow. Blanks and NUL bytes behind it are let pass, because some clients send them (Docs/HueV1.md §1.3).
///
/// Foundation's parsers tell neither where a value stood nor how a number was written (Docs/Decisions/0003).
struct JSONParser {
    private static let deepest = 32

    struct SyntaxError: Error {}

    private let text: [UInt8]
    private var at = 0

    static func parse(_ text: [UInt8]) throws(SyntaxError) -> JSONNode {
        var parser = JSONParser(text: text)
        parser.skipBlanks()
        guard let first = parser.peek, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { throw SyntaxError() }
        let node = try parser.node(depth: 0)
        guard text[parser.at...].allSatisfy({ $0 == 0 || Self.isBlank($0) }) else { throw SyntaxError() }
        return node
    }

    private init(text: [UInt8]) { self.text = text }

    private var peek: UInt8? { at < text.count ? text[at] : nil }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private mutating func skipBlanks() {
        while let byte = peek, Self.isBlank(byte) { at += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
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
            members.append(JSONNode.Member(name: name, node: try node(depth: depth + 1)))
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

    private mutating func number() throws(SyntaxError) -> String {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private mutating func digits() throws(SyntaxError) {
        let start = at
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard at > start else { throw SyntaxError() }
    }

    private mutating func string() throws(SyntaxError) -> String {
        at += 1
        var content: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw SyntaxError() }
            at += 1
            if byte == UInt8(ascii: "\\") { try escape(into: &content) } else { content.append(byte) }
        }
        guard take("\""), let string = String(validating: content, as: UTF8.self) else { throw SyntaxError() }
        return string
    }

    private mutating func escape(into content: inout [UInt8]) throws(SyntaxError) {
        guard let byte = peek else { throw SyntaxError() }
        at += 1
        switch Unicode.Scalar(byte) {
        case "\"", "\\", "/": content.append(byte)
        case "b": content.append(0x08)
        case "f": content.append(0x0C)
        case "n": content.append(0x0A)
        case "r": content.append(0x0D)
        case "t": content.append(0x09)
        case "u": content += Array(String(Character(try scalar())).utf8)
        default: throw SyntaxError()
        }
    }

    /// The scalar of a `\u` escape, or of two that are a surrogate pair.
    private mutating func scalar() throws(SyntaxError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), take("\\"), take("u") else { throw SyntaxError() }
        let second = try codeUnit()
        guard (0xDC00..<0xE000).contains(second) else { throw SyntaxError() }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw SyntaxError() }
        return scalar
    }

    private mutating func codeUnit() throws(SyntaxError) -> UInt16 {
        guard at + 4 <= text.count, text[at..<at + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: text[at..<at + 4], as: UTF8.self), radix: 16)
        else { throw SyntaxError() }
        at += 4
        return unit
    }
}
