import Crypto
import Foundation
import GRDB

/// A row. Moments are kept as seconds, so that none is rounded.
protocol EWeLinkRecord: Codable, Sendable, FetchableRecord, MutablePersistableRecord {}

extension EWeLinkRecord {
    static func databaseDateEncodingStrategy(for column: String) -> DatabaseDateEncodingStrategy { .timeIntervalSince1970 }
    static func databaseDateDecodingStrategy(for column: String) -> DatabaseDateDecodingStrategy { .timeIntervalSince1970 }

    /// The row in which a column has a value.
    static func first(_ db: Database, _ column: String, is value: some DatabaseValueConvertible) throws -> Self? {
        try filter(Column(column) == value).fetchOne(db)
    }
}

/// Secrets and names that nobody can guess, and secrets as they are kept.
enum EWeLinkSecret {
    /// Bytes in lower-case hexadecimal.
    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Tokens and codes are kept as this. They are random, so a plain hash hides them.
    static func hash(_ secret: String) -> String { hex(SHA256.hash(data: Data(secret.utf8))) }

    /// A token as eWeLink's own look: 40 hexadecimal digits.
    static func token(_ clock: EmulatorClock) -> String { hex(clock.randomBytes(20)) }

    /// A UUID of version 4 (RFC 9562 §5.4).
    static func uuid(_ clock: EmulatorClock) -> String {
        var bytes = clock.randomBytes(16)
        guard bytes.count == 16 else { return "" }
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Array(hex(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}

extension JSONText {
    /// A moment, with thousandths of a second: strict clients insist on them.
    static func moment(_ moment: Date) -> JSONText {
        .string(moment.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
