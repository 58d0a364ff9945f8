import Foundation
import GRDB

/// Values as JSON in a column, and back.
struct RowCoder {
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    init() {
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A thermometer may well report that it does not know. One number must not make the whole home unsavable.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "∞", negativeInfinity: "-∞", nan: "?")
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "∞", negativeInfinity: "-∞", nan: "?")
    }

    /// A value as JSON.
    func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    /// The value in a column; `name` says which row it is, should it be unreadable.
    func decode<Value: Decodable>(
        _ type: Value.Type, from row: Row, at column: Int, of name: @autoclosure () -> String
    ) throws -> Value {
        try row.withUnsafeData(atIndex: column) { data in
            guard let data else { throw UnreadableRow(name(), "it is empty") }
            do {
                return try decoder.decode(type, from: data)
            } catch let error as DecodingError {
                throw UnreadableRow(name(), error.inShort)
            }
        }
    }
}

extension DecodingError {
    /// Where and what, on one line.
    fileprivate var inShort: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.place(context, key)) is missing"
        case .valueNotFound(_, let context): "\(Self.place(context)) is empty"
        case .typeMismatch(_, let context): "\(Self.place(context)) is of the wrong sort"
        case .dataCorrupted(let context): "\(Self.place(context)): \(context.debugDescription)"
        @unknown default: "it cannot be decoded"
        }
    }

    private static func place(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
        let keys = (context.codingPath + [last].compactMap { $0 }).map { $0.intValue.map(String.init) ?? $0.stringValue }
        return keys.isEmpty ? "its JSON" : "`\(keys.joined(separator: "."))`"
    }
}
