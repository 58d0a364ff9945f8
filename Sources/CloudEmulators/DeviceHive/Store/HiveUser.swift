import Connectivity
import GRDB

/// Somebody with an account.
struct HiveUser: Sendable, Hashable, Codable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "users"
    static let active = 0
    static let locked = 1
    static let disabled = 2
    /// So many wrong passwords lock an account.
    static let mostFailures = 10

    var id: Int64?
    var login: String
    /// Its hash.
    var password: String
    /// 0 administrator, 1 client.
    var role: Int
    /// 0 active, 1 locked, 2 disabled.
    var status = active
    var lastLogin: Int64?
    var data: JSONColumn?
    var introReviewed = false
    /// Whether they may see devices of every type.
    var allTypes = true
    /// Wrong passwords since the last right one.
    var failures = 0

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    var isAdministrator: Bool { role == 0 }
    var powers: Set<HiveAction> { isAdministrator ? HiveAction.ofAdministrator : HiveAction.ofClient }
    var number: Int64 { id ?? 0 }

    var json: JSONValue {
        [
            "id": .int(number), "login": .string(login), "role": .int(Int64(role)), "status": .int(Int64(status)),
            "lastLogin": lastLogin.map { HiveTime($0).json } ?? .null, "data": data.json, "introReviewed": .bool(introReviewed),
            "allDeviceTypesAvailable": .bool(allTypes),
        ]
    }
}
