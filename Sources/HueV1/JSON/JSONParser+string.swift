extension JSONParser {
    /// A string with its escapes undone.
    mutating func string() throws(SyntaxError) -> String {
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
