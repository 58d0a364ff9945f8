import Connectivity
import Crypto
import Foundation
import GRDB

/// A row. Moments are kept as seconds, so that none is rounded.
protocol ModeRecord: Codable, Sendable, FetchableRecord, MutablePersistableRecord {}

extension ModeRecord {
    static func databaseDateEncodingStrategy(for column: String) -> DatabaseDateEncodingStrategy { .timeIntervalSince1970 }
    static func databaseDateDecodingStrategy(for column: String) -> DatabaseDateDecodingStrategy { .timeIntervalSince1970 }

    /// The row in which a column has a value.
    static func first(_ db: Database, _ column: String, is value: some DatabaseValueConvertible) throws -> Self? {
        try filter(Column(column) == value).fetchOne(db)
    }
}

/// Keys, codes and tokens as they are kept. They are long and random, so a plain hash hides them; looking one up by its hash
/// tells nobody how much of a guess was right.
enum ModeSecret {
    static func hash(_ secret: String) -> String {
        SHA256.hash(data: Data(secret.utf8)).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}

extension JSONValue {
    /// An object without the members that have nothing to say: MODE leaves them out.
    static func model(_ members: [String: JSONValue?]) -> JSONValue { .object(members.compactMapValues { $0 }) }
    static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }
    static func number(_ number: Int64?) -> JSONValue? { number.map { .int($0) } }
    static func moment(_ moment: Date?) -> JSONValue? { moment.map { .string(ModeTime.text($0)) } }
}
