import Connectivity
import GRDB

/// A device as the cloud knows it.
struct HiveDevice: Sendable, Hashable, Codable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "devices"

    let id: String
    var name: String
    var data: JSONColumn?
    var networkID: Int64
    var typeID: Int64
    var isBlocked = false

    var json: JSONValue {
        [
            "id": .string(id), "name": .string(name), "data": data.json, "networkId": .int(networkID),
            "deviceTypeId": .int(typeID), "isBlocked": .bool(isBlocked),
        ]
    }

    private static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-".utf8)

    /// Whether this can be a device's identifier.
    static func isName(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy(letters.contains)
    }
}
