import Connectivity
import Foundation
import GRDB

/// A home: what devices belong to, and what users are members of.
struct ModeHome: EmulatorRecord {
    static let databaseTableName = "home"

    var id: Int64?
    var projectId: Int64
    var creationTime: Date
    var name: String

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    var json: JSONValue {
        .model(["id": .number(id), "projectId": .int(projectId), "creationTime": .moment(creationTime), "name": .string(name)])
    }
}

/// That somebody belongs to a home: a user, or an address that was invited and is no user yet.
struct ModeMember: EmulatorRecord {
    static let databaseTableName = "member"

    var id: Int64?
    var homeId: Int64
    var userId: Int64?
    var email: String?
    var phoneNumber: String?
    var creationTime: Date

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    /// - Parameter user: the user it is; `nil` for one who is only invited.
    func json(_ user: ModeUser?) -> JSONValue {
        .model([
            "userId": .number(userId), "creationTime": .moment(creationTime), "name": .text(user?.name),
            "email": .text(user?.email ?? email), "phoneNumber": .text(user?.phoneNumber ?? phoneNumber),
            "verified": .bool(user?.verified ?? false),
        ])
    }
}

/// Something that a home's members keep for each other.
struct ModePair: EmulatorRecord {
    static let databaseTableName = "pair"

    var homeId: Int64
    var key: String
    /// JSON, as text.
    var value: String
    var modificationTime: Date

    var json: JSONValue {
        .model([
            "key": .string(key), "value": (try? JSONValue(parsing: Array(value.utf8))) ?? .null,
            "modificationTime": .moment(modificationTime),
        ])
    }
}
