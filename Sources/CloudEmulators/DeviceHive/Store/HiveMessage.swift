import Connectivity
import GRDB

/// What passes through the cloud to or from a device: a command, or a notification.
protocol HiveMessage: Sendable, Codable, FetchableRecord, MutablePersistableRecord {
    /// The column that has its name.
    static var nameColumn: String { get }
    /// What it is called in a push.
    static var member: String { get }

    var id: Int64? { get }
    var name: String { get }
    var deviceID: String { get }
    var timestamp: Int64 { get }
    var json: JSONValue { get }
}

extension HiveMessage {
    /// So many of a kind are kept.
    static var mostKept: Int64 { 20_000 }

    /// Forgets the oldest when there are too many.
    static func prune(_ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM \(databaseTableName) WHERE id <= (SELECT MAX(id) FROM \(databaseTableName)) - ?",
            arguments: [mostKept])
    }

    var number: Int64 { id ?? 0 }
}

/// An order to a device.
struct HiveCommand: HiveMessage, Hashable {
    static let databaseTableName = "commands"
    static let nameColumn = "command"
    static let member = "command"

    var id: Int64?
    var command: String
    var timestamp: Int64
    var lastUpdated: Int64
    /// Whether the device, or somebody for it, has said what became of it.
    var isUpdated = false
    var userID: Int64
    var deviceID: String
    var networkID: Int64
    var typeID: Int64
    var parameters: JSONColumn?
    var lifetime: Int64?
    var status: String?
    var result: JSONColumn?

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    var name: String { command }

    var json: JSONValue {
        [
            "id": .int(number), "command": .string(command), "timestamp": HiveTime(timestamp).json,
            "lastUpdated": HiveTime(lastUpdated).json, "userId": .int(userID), "deviceId": .string(deviceID),
            "networkId": .int(networkID), "deviceTypeId": .int(typeID), "parameters": parameters.json,
            "lifetime": lifetime.map(JSONValue.int) ?? .null, "status": status.map(JSONValue.string) ?? .null,
            "result": result.json,
        ]
    }

    /// What whoever gave the order is told at once.
    var receipt: JSONValue {
        [
            "id": .int(number), "timestamp": HiveTime(timestamp).json, "lastUpdated": HiveTime(lastUpdated).json,
            "userId": .int(userID),
        ]
    }
}

/// What a device reports.
struct HiveNotification: HiveMessage, Hashable {
    static let databaseTableName = "notifications"
    static let nameColumn = "notification"
    static let member = "notification"

    var id: Int64?
    var notification: String
    var timestamp: Int64
    var deviceID: String
    var networkID: Int64
    var typeID: Int64
    var parameters: JSONColumn?

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    var name: String { notification }

    var json: JSONValue {
        [
            "id": .int(number), "notification": .string(notification), "deviceId": .string(deviceID),
            "networkId": .int(networkID), "deviceTypeId": .int(typeID), "timestamp": HiveTime(timestamp).json,
            "parameters": parameters.json,
        ]
    }

    var receipt: JSONValue { ["id": .int(number), "timestamp": HiveTime(timestamp).json] }
}
