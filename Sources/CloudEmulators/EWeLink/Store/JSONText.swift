import Connectivity
import Foundation
import GRDB

/// JSON whose text stays as it was written: the order of members, the form of numbers, escapes. eWeLink passes on what it
/// does not understand, and echoes numbers whose digits matter.
struct JSONText: Sendable, Hashable, Codable {
    /// The text, without white space around it.
    let text: String

    fileprivate init(verbatim text: String) {
        self.text = text
    }

    /// Writes a value.
    init(_ value: JSONValue) {
        text = value.text
    }

    /// Reads a text; `nil` when it is not JSON in UTF-8.
    init?(_ bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self), (try? JSONValue(parsing: bytes)) != nil else { return nil }
        self.text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        // The decoder lets a comma pass that nothing follows. Others would not, and they are who reads it in the end.
        if hasIdleComma { return nil }
    }

    /// Puts an object together; members without a value are left out.
    init(members: [(String, JSONText?)]) {
        let written = members.compactMap { name, value in value.map { "\(JSONValue.string(name).text):\($0.text)" } }
        text = "{\(written.joined(separator: ","))}"
    }

    static let null = JSONText(verbatim: "null")

    static func string(_ text: String) -> JSONText { JSONText(.string(text)) }
    static func int(_ int: some BinaryInteger) -> JSONText { JSONText(verbatim: "\(int)") }
    static func bool(_ bool: Bool) -> JSONText { JSONText(verbatim: bool ? "true" : "false") }
    static func array(_ elements: [JSONText]) -> JSONText {
        JSONText(verbatim: "[\(elements.map(\.text).joined(separator: ","))]")
    }

    /// A part of a text that was read.
    static func part(_ bytes: ArraySlice<UInt8>) -> JSONText { JSONText(verbatim: String(decoding: bytes, as: UTF8.self)) }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral text: String) { self = .string(text) }
    init(integerLiteral int: Int) { self = .int(int) }
    init(booleanLiteral bool: Bool) { self = .bool(bool) }
    init(arrayLiteral elements: JSONText...) { self = .array(elements) }

    /// Members stay in their order; those that are `nil` are left out.
    init(dictionaryLiteral members: (String, JSONText?)...) { self.init(members: members) }
}

extension JSONText: DatabaseValueConvertible {
    var databaseValue: DatabaseValue { text.databaseValue }

    static func fromDatabaseValue(_ stored: DatabaseValue) -> JSONText? {
        String.fromDatabaseValue(stored).map(JSONText.init(verbatim:))
    }
}
