import Connectivity
import GRDB

/// `/users`: end users of a project.
enum ModeUsers {
    static func create(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let body = try call.body()
        guard let number = body["projectId"] else { throw ModeError.missing("projectId") }
        guard let id = number.int else { throw ModeError.invalid("projectId") }
        let project = try call.project(Int64(id))
        if project.kind == .byou { try checkOwner(of: project, call) }
        if let most = project.mostUsers, try ModeUser.filter(Column("projectId") == project.id).fetchCount(call.db) >= most {
            throw ModeError.refused(.exceededMaxUsers)
        }
        var user = ModeUser(projectId: project.id, creationTime: call.now, verified: project.kind == .byou)
        try fill(&user, body, project, call)
        try user.insert(call.db)
        try ModeMembers.welcome(user, call.db)
        switch project.kind {
        case .email: try ModeCodes.sendToken(.verification, to: user, &call)
        case .phone: _ = try ModeCodes.sendCode(to: user, &call)
        case .byou: break
        }
        return EmulatorAnswer(201, user.json)
    }

    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer {
        EmulatorAnswer(200, try matchingUser(call).json)
    }

    static func update(_ call: inout ModeCall) throws -> EmulatorAnswer {
        var user = try matchingUser(call)
        let project = try call.project(user.projectId)
        try change(&user, try call.body(), project, &call)
        try user.update(call.db)
        return EmulatorAnswer(204)
    }

    static func delete(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let user = try matchingUser(call)
        try call.effects.endSessions(of: user.id, call.db)
        try user.delete(call.db)
        return EmulatorAnswer(204)
    }

    /// Users see nobody but themselves.
    private static func matchingUser(_ call: ModeCall) throws -> ModeUser {
        let id = try call.id("userId")
        let caller = try call.user().user
        if caller.id == id { return caller }
        let other = try ModeUser.fetchOne(call.db, key: id)
        throw other?.projectId == caller.projectId ? ModeError.refused(.permissionDenied) : ModeError.absent
    }

    /// Seed: creating a user lists no 401.
    private static func checkOwner(of project: ModeProject, _ call: ModeCall) throws {
        if case .nobody = call.caller { throw ModeError.refused(.authorizationRequired) }
        guard try call.projectKey(.byou).projectId == project.id else { throw ModeError.refused(.permissionDenied) }
    }
}
