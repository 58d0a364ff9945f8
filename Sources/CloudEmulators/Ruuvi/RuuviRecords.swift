import Crypto
import Foundation
import GRDB
import RuuviData

/// A row.
protocol RuuviRecord: Codable, Sendable, FetchableRecord, MutablePersistableRecord {}

extension RuuviRecord {
    /// The row in which a column has a value.
    static func first(_ db: Database, _ column: String, is value: some DatabaseValueConvertible) throws -> Self? {
        try filter(Column(column) == value).fetchOne(db)
    }
}

/// Somebody who has an account. An address is all that is known of them.
struct RuuviUser: RuuviRecord {
    static let databaseTableName = "user"

    var id: Int64?
    /// In lower case.
    var email: String

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

/// An access token. It is good until it is forgotten; a user may have several.
struct RuuviToken: RuuviRecord {
    static let databaseTableName = "token"

    var hash: String
    var userId: Int64
}

/// A code that was mailed. Used ones are kept for a day, so that they can be told from wrong ones.
struct RuuviCode: RuuviRecord {
    static let databaseTableName = "code"

    var hash: String
    var email: String
    var reset: Bool
    var sent: Double
    var used = false
}

/// One measurement, its data exactly as it came.
struct RuuviMeasurement: RuuviRecord {
    static let databaseTableName = "measurement"

    var tag: String
    /// Seconds since 1970.
    var time: Int64
    var gateway: String
    var coordinates: String
    /// dBm.
    var rssi: Int
    var data: String
    var isSparse: Bool
}

/// Tokens and codes as they are kept. Looking one up by its hash tells nobody how much of a guess was right.
enum RuuviSecret {
    static func hash(_ secret: String) -> String { Hex.text(SHA256.hash(data: Data(secret.utf8))) }
}
