import Connectivity
import GRDB

/// `/userSession`: what a user's key stands for.
enum ModeSessions {
    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let (user, session) = try call.user()
        return EmulatorAnswer(
            200,
            .model([
                "userId": .number(user.id), "appId": .text(session.appId), "projectId": .int(user.projectId),
                "creationTime": .moment(session.creationTime),
            ]))
    }

    static func end(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let session = try call.user().session
        try session.delete(call.db)
        if let id = session.id { call.effects.leaving.append(.session(id)) }
        return EmulatorAnswer(204)
    }

    /// Reached by a user who asks to listen, but not with a WebSocket.
    static func listen(_ call: inout ModeCall) throws -> EmulatorAnswer {
        _ = try listener(call)
        throw ModeError.refused(.invalidParameter)
    }

    /// Whose socket it is that is asked for. Users whom a project brings along listen nowhere.
    static func listener(_ call: ModeCall) throws -> ModeListener {
        let (user, session) = try call.user()
        guard try call.project(user.projectId).kind != .byou, let id = session.id else {
            throw ModeError.refused(.permissionDenied)
        }
        return .session(id)
    }
}
