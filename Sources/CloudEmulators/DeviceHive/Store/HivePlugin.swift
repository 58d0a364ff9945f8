import Connectivity
import GRDB

/// A program that is fed with messages, by a topic of its own.
struct HivePlugin: Sendable, Hashable, Codable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "plugins"

    var id: Int64?
    var name: String
    var description: String?
    var parameters: JSONColumn?
    var topic: String
    var filter: String
    /// 0 active, 1 disabled.
    var status = 0
    var userID: Int64

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    var json: JSONValue {
        [
            "id": .int(id ?? 0), "name": .string(name), "description": description.map(JSONValue.string) ?? .null,
            "parameters": parameters.json, "topicName": .string(topic), "filter": .string(filter), "status": .int(Int64(status)),
            "userId": .int(userID),
        ]
    }
}

/// A setting of the whole server, with the number of its version.
struct HiveProperty: Sendable, Hashable, Codable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "configuration"

    var name: String
    var value: String
    var version: Int64

    var json: JSONValue { ["name": .string(name), "value": .string(value), "entityVersion": .int(version)] }
}
