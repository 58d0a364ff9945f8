import Foundation

extension JSON {
    /// Reads a text from its first byte to its last; `nil` if it is not JSON.
    init?(_ text: String) {
        var reading = JSONReading(bytes: Array(text.utf8))
        guard let value = reading.value(), reading.isAtEnd else { return nil }
        self = value
    }
}

/// Reads compact JSON, which is what a bridge sends: blanks between tokens are not taken.
private struct JSONReading {
    let bytes: [UInt8]
    private var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func value() -> JSON? {
        guard at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "{"): return list(closing: "}") { $0.member() }.map(JSON.object)
        case UInt8(ascii: "["): return list(closing: "]") { $0.value() }.map(JSON.array)
        case UInt8(ascii: "\""): return string().map(JSON.string)
        default: return word()
        }
    }

    private mutating func member() -> JSON.Member? {
        guard let name = string(), take(":"), let value = value() else { return nil }
        return JSON.Member(name: name, value: value)
    }

    private mutating func list<Element>(
        closing: Unicode.Scalar, _ read: (inout JSONReading) -> Element?
    ) -> [Element]? {
        at += 1
        var elements: [Element] = []
        if take(closing) { return elements }
        repeat {
            guard let element = read(&self) else { return nil }
            elements.append(element)
        } while take(",")
        return take(closing) ? elements : nil
    }

    private mutating func string() -> String? {
        let start = at
        guard take("\"") else { return nil }
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        guard take("\"") else { return nil }
        return try? JSONDecoder().decode(String.self, from: Data(bytes[start..<at]))
    }

    private mutating func word() -> JSON? {
        let word = String(decoding: bytes[at...].prefix { !",]}".utf8.contains($0) }, as: UTF8.self)
        at += word.utf8.count
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return word.first.map { $0.isNumber || $0 == "-" } == true ? Double(word).map(JSON.number) : nil
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: scalar) else { return false }
        at += 1
        return true
    }
}
