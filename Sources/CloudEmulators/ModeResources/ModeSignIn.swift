import Connectivity
import GRDB

/// `/auth` and `/auth/user`: who somebody is, and how users come by a key.
enum ModeSignIn {
    /// Never 401: a key that is none is nobody's.
    static func show(_ call: inout ModeCall) throws -> EmulatorAnswer { EmulatorAnswer(200, call.caller.json) }

    static func signIn(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let form = call.form
        let project = try call.project(try form.needID("projectId"))
        switch project.kind {
        case .email: return try withPassword(form, project, call)
        case .phone: return try withCode(form, project, call)
        case .byou: return try byProject(form, project, call)
        }
    }

    private static func withPassword(_ form: WebForm, _ project: ModeProject, _ call: ModeCall) throws -> EmulatorAnswer {
        let email = try ModeRules.email(try form.need("email"))
        let appId = try appId(form, project)
        let password = try form.need("password")
        guard let user = try ModeUsers.find("email", email, project, call) else { throw ModeError.refused(.unknownEmail) }
        guard user.matches(password) else { throw ModeError.refused(.incorrectPassword) }
        guard user.verified else { throw ModeError.refused(.userUnverified) }
        return try open(user, appId, call)
    }

    private static func withCode(_ form: WebForm, _ project: ModeProject, _ call: ModeCall) throws -> EmulatorAnswer {
        let number = try ModeRules.phoneNumber(try form.need("phoneNumber"))
        let appId = try appId(form, project)
        let code = try form.need("code")
        guard var user = try ModeUsers.find("phoneNumber", number, project, call),
            var kept = try ModeSMSCode.fetchOne(call.db, key: user.id)
        else { throw ModeError.refused(.invalidAuthCode) }
        guard kept.accepts(code, at: call.now) else {
            try kept.update(call.db)
            // Answered, not thrown: the try must count.
            return ModeError.refused(.invalidAuthCode).answer
        }
        try kept.delete(call.db)
        user.verified = true
        try user.update(call.db)
        try ModeMembers.welcome(user, call.db)
        return try open(user, appId, call)
    }

    private static func byProject(_ form: WebForm, _ project: ModeProject, _ call: ModeCall) throws -> EmulatorAnswer {
        guard try call.projectKey(.byou).projectId == project.id else { throw ModeError.refused(.permissionDenied) }
        let id = try form.needID("userId")
        guard let user = try ModeUser.fetchOne(call.db, key: id), user.projectId == project.id else {
            throw ModeError.refused(.invalidUserID)
        }
        return try open(user, form["appId"], call)
    }

    private static func appId(_ form: WebForm, _ project: ModeProject) throws(ModeError) -> String {
        let appId = try form.need("appId")
        guard appId == project.appId else { throw .invalid("appId") }
        return appId
    }

    private static func open(_ user: ModeUser, _ appId: String?, _ call: ModeCall) throws -> EmulatorAnswer {
        let key = call.newKey("user")
        var session = ModeSession(
            userId: user.id ?? 0, appId: appId, hash: SecretHash.of(key), creationTime: call.now,
            expirationTime: call.lifetimes.session.map(call.after))
        try session.insert(call.db)
        return EmulatorAnswer(200, .model(["token": .string(key), "userId": .number(user.id)]))
    }
}
