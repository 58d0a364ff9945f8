import Connectivity
import GRDB

/// What devices belong to, and users may see: a network, or a device type.
protocol HivePlace: Sendable, Codable, FetchableRecord, MutablePersistableRecord {
    /// The table of who may see which.
    static var membership: String { get }
    /// The column in the table of devices.
    static var column: String { get }
    /// What it is called in messages.
    static var word: String { get }

    var id: Int64? { get set }
    var name: String { get set }
    var description: String? { get set }

    init(id: Int64?, name: String, description: String?)
}

extension HivePlace {
    var number: Int64 { id ?? 0 }

    var json: JSONValue {
        ["id": .int(number), "name": .string(name), "description": description.map(JSONValue.string) ?? .null]
    }

    static func missing(_ id: Int64) -> HiveFailure { HiveFailure(404, "\(word) with id = \(id) not found") }

    /// Those of a user, by their numbers.
    static func ids(of user: Int64, _ db: Database) throws -> [Int64] {
        try Int64.fetchAll(db, sql: "SELECT placeID FROM \(membership) WHERE userID = ? ORDER BY placeID", arguments: [user])
    }

    static func all(of user: Int64, _ db: Database) throws -> [Self] {
        try fetchAll(
            db,
            sql: """
                SELECT * FROM \(databaseTableName) WHERE id IN (SELECT placeID FROM \(membership) WHERE userID = ?) ORDER BY id
                """,
            arguments: [user])
    }

    static func assign(_ place: Int64, to user: Int64, _ db: Database) throws {
        try db.execute(sql: "INSERT OR IGNORE INTO \(membership) VALUES (?, ?)", arguments: [user, place])
    }

    static func unassign(_ place: Int64, from user: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM \(membership) WHERE userID = ? AND placeID = ?", arguments: [user, place])
    }

    static func named(_ name: String, _ db: Database) throws -> Self? {
        try filter(Column("name") == name).fetchOne(db)
    }
}

struct HiveNetwork: HivePlace, Hashable {
    static let databaseTableName = "networks"
    static let membership = "userNetworks"
    static let column = "networkID"
    static let word = "Network"

    var id: Int64?
    var name: String
    var description: String?

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

struct HiveDeviceType: HivePlace, Hashable {
    static let databaseTableName = "types"
    static let membership = "userTypes"
    static let column = "typeID"
    static let word = "Device type"

    var id: Int64?
    var name: String
    var description: String?

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
