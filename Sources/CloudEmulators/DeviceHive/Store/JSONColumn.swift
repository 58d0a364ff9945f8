import Connectivity
import GRDB

/// JSON in a column of text.
struct JSONColumn: Sendable, Hashable, Codable, DatabaseValueConvertible {
    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    /// `nil` for what says nothing.
    init?(_ value: JSONValue?) {
        guard let value, !value.isNull else { return nil }
        self.value = value
    }

    var databaseValue: DatabaseValue { value.text.databaseValue }

    static func fromDatabaseValue(_ stored: DatabaseValue) -> JSONColumn? {
        String.fromDatabaseValue(stored).flatMap { try? JSONValue(parsing: $0.utf8) }.map(JSONColumn.init)
    }
}

extension JSONColumn? {
    var json: JSONValue { self?.value ?? .null }
}
