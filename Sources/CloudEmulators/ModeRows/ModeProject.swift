import Connectivity
import Foundation
import GRDB

/// A developer's project: what kind of accounts its users have, and what it allows.
struct ModeProject: EmulatorRecord {
    static let databaseTableName = "project"

    /// How users come by an account.
    enum Kind: String, Codable, Sendable {
        case email, phone
        /// "Bring your own users": the project's own servers know them.
        case byou
    }

    var id: Int64
    var kind: Kind
    var appId: String
    /// Whether devices may be provisioned on demand.
    var onDemand: Bool
    /// How many users there may be; `nil` for any number.
    var mostUsers: Int?
    /// How many homes a user may belong to; `nil` for any number.
    var mostHomes: Int?
}

/// A key for the project's own servers.
struct ModeProjectKey: EmulatorRecord {
    static let databaseTableName = "projectKey"

    /// What a key may do.
    enum Permission: String, Codable, Sendable {
        case byou, sendEvents, homes, kvWrite
        /// Everything.
        case privileged
    }

    var id: Int64
    var projectId: Int64
    var name: String
    var hash: String
    var permissions: [Permission]

    func may(_ permission: Permission) -> Bool { permissions.contains(permission) || permissions.contains(.privileged) }
}

/// A program that runs in the cloud beside the homes of a project. Only what is public of it is here.
struct ModeSmartModule: EmulatorRecord {
    static let databaseTableName = "smartModule"

    var projectId: Int64
    var id: String
    var creationTime: Date
    var description: String

    var json: JSONValue {
        .model(["id": .string(id), "creationTime": .moment(creationTime), "description": .string(description)])
    }
}
