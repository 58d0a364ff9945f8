import Connectivity
import Foundation
import GRDB

/// An end user of a project.
struct ModeUser: EmulatorRecord {
    static let databaseTableName = "user"

    var id: Int64?
    var projectId: Int64
    var creationTime: Date
    var name: String?
    var email: String?
    var phoneNumber: String?
    var passwordHash: String?
    /// Whether they have shown that the address is theirs.
    var verified: Bool

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    /// All but the password.
    var json: JSONValue {
        .model([
            "id": .number(id), "projectId": .int(projectId), "creationTime": .moment(creationTime), "name": .text(name),
            "email": .text(email), "phoneNumber": .text(phoneNumber), "verified": .bool(verified),
        ])
    }

    func matches(_ password: String) -> Bool {
        passwordHash.map { PasswordHash(kept: $0).matches(password) } ?? false
    }
}

/// A user who has logged in with an app. The key stands for it.
struct ModeSession: EmulatorRecord {
    static let databaseTableName = "session"

    var id: Int64?
    var userId: Int64
    var appId: String?
    var hash: String
    var creationTime: Date
    var expirationTime: Date?

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

    func isOver(at now: Date) -> Bool { expirationTime.map { $0 <= now } ?? false }
}
