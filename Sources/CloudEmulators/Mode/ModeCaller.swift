import Connectivity
import Foundation
import GRDB
import HTTPTypes

/// Whose key came with a request.
enum ModeCaller: Sendable {
    case nobody
    case user(ModeUser, ModeSession)
    case device(ModeDevice)
    case project(ModeProjectKey)

    private static let scheme = "modecloud "

    /// Finds out who it is.
    ///
    /// - Parameter isSocket: whether the key may also stand in the query, for clients that cannot set header fields.
    static func find(_ request: EmulatorRequest, isSocket: Bool, _ db: Database, at now: Date) throws -> ModeCaller {
        guard let token = token(of: request, isSocket: isSocket) else { return .nobody }
        let hash = SecretHash.of(token)
        if let session = try ModeSession.first(db, "hash", is: hash) {
            guard !session.isOver(at: now), let user = try ModeUser.fetchOne(db, key: session.userId) else { return .nobody }
            return .user(user, session)
        }
        if let device = try ModeDevice.first(db, "hash", is: hash) { return .device(device) }
        if let key = try ModeProjectKey.first(db, "hash", is: hash) { return .project(key) }
        return .nobody
    }

    private static func token(of request: EmulatorRequest, isSocket: Bool) -> String? {
        if let field = request.headers[.authorization] {
            guard field.lowercased().hasPrefix(scheme) else { return nil }
            return field.dropFirst(scheme.count).trimmingCharacters(in: .whitespaces)
        }
        return isSocket ? request.query("authToken") : nil
    }

    /// What `GET /auth` says of it.
    var json: JSONValue {
        switch self {
        case .nobody: ["type": "nobody"]
        case .user(let user, let session):
            .model([
                "type": "user", "userId": .number(user.id), "appId": .text(session.appId), "projectId": .int(user.projectId),
            ])
        case .device(let device):
            .model(["type": "device", "deviceId": .number(device.id), "projectId": .int(device.projectId)])
        case .project(let key):
            ["type": "project key", "projectId": .int(key.projectId), "projectKeyName": .string(key.name)]
        }
    }
}
