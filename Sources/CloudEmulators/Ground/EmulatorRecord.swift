import Crypto
import Foundation
import GRDB

/// A row. Moments are kept as seconds, so that none is rounded.
protocol EmulatorRecord: Codable, Sendable, FetchableRecord, MutablePersistableRecord {}

extension EmulatorRecord {
    static func databaseDateEncodingStrategy(for column: String) -> DatabaseDateEncodingStrategy { .timeIntervalSince1970 }
    static func databaseDateDecodingStrategy(for column: String) -> DatabaseDateDecodingStrategy { .timeIntervalSince1970 }

    /// The row in which a column has a value.
    static func first(_ db: Database, _ column: String, is value: some DatabaseValueConvertible) throws -> Self? {
        try filter(Column(column) == value).fetchOne(db)
    }
}

/// Keys, codes and tokens as they are kept. They are long and random, so a plain hash hides them; looking one up by its hash
/// tells nobody how much of a guess was right.
enum SecretHash {
    static func of(_ secret: String) -> String { hex(SHA256.hash(data: Data(secret.utf8))) }

    /// Bytes in lower-case hexadecimal.
    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
