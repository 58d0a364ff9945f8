import Connectivity
import GRDB

/// `/auth/user/…`: codes by text message and tokens by letter, and what they are good for.
enum ModeCodes {
    static func startSMS(_ call: inout ModeCall) throws -> EmulatorAnswer {
        let project = try project(.phone, call)
        let number = try ModeRules.phoneNumber(try call.form.need("phoneNumber"))
        guard let user = try ModeUsers.find("phoneNumber", number, project, call) else {
            throw ModeError.refused(.invalidPhoneNumber)
        }
        return EmulatorAnswer(200, ["recipient": .string(try sendCode(to: user, &call))])
    }

    static func startVerification(_ call: inout ModeCall) throws -> EmulatorAnswer {
        try sendToken(.verification, to: try addressee(call), &call)
        return EmulatorAnswer(200)
    }

    static func startReset(_ call: inout ModeCall) throws -> EmulatorAnswer {
        try sendToken(.passwordReset, to: try addressee(call), &call)
        return EmulatorAnswer(200)
    }

    static func verify(_ call: inout ModeCall) throws -> EmulatorAnswer {
        var user = try redeem(.verification, call)
        user.verified = true
        try user.update(call.db)
        try ModeMembers.welcome(user, call.db)
        return EmulatorAnswer(200)
    }

    /// Whoever knew the old password is logged out.
    static func reset(_ call: inout ModeCall) throws -> EmulatorAnswer {
        var user = try redeem(.passwordReset, call)
        user.passwordHash = try ModeUsers.hash(try call.form.need("newPassword"), call)
        try user.update(call.db)
        try call.effects.endSessions(of: user.id, call.db)
        return EmulatorAnswer(200)
    }

    /// Sends a new code, in place of the last one; answers where to.
    static func sendCode(to user: ModeUser, _ call: inout ModeCall) throws -> String {
        let code = call.clock.code(digits: 6)
        var kept = ModeSMSCode(
            userId: user.id ?? 0, hash: SecretHash.of(code), expirationTime: call.after(call.lifetimes.smsCode))
        try kept.upsert(call.db)
        let number = user.phoneNumber ?? ""
        call.effects.letters.append(
            Outbox.Letter(
                sent: call.now, kind: "sms", recipient: number, subject: "login-code", code: code, text: "Your code is \(code)."))
        return number
    }

    /// Sends a token, in place of the last one for the same.
    static func sendToken(_ purpose: ModeEmailToken.Purpose, to user: ModeUser, _ call: inout ModeCall) throws {
        let token = call.clock.secret(32)
        let text =
            switch purpose {
            case .verification: "Confirm that this address is yours with the token \(token)."
            case .passwordReset: "Choose a new password with the token \(token)."
            }
        try ModeEmailToken.filter(Column("userId") == user.id && Column("purpose") == purpose.rawValue).deleteAll(call.db)
        var kept = ModeEmailToken(
            hash: SecretHash.of(token), userId: user.id ?? 0, purpose: purpose,
            expirationTime: call.after(call.lifetimes.emailToken))
        try kept.insert(call.db)
        call.effects.letters.append(
            Outbox.Letter(
                sent: call.now, kind: "email", recipient: user.email ?? "", subject: purpose.rawValue, code: token, text: text))
    }

    private static func redeem(_ purpose: ModeEmailToken.Purpose, _ call: ModeCall) throws -> ModeUser {
        let token = try ModeEmailToken.fetchOne(call.db, key: SecretHash.of(try call.form.need("token")))
        guard let token, token.purpose == purpose, call.now < token.expirationTime,
            let user = try ModeUser.fetchOne(call.db, key: token.userId)
        else { throw ModeError.refused(.invalidToken) }
        try token.delete(call.db)
        return user
    }

    private static func addressee(_ call: ModeCall) throws -> ModeUser {
        let project = try project(.email, call)
        let email = try ModeRules.email(try call.form.need("email"))
        guard let user = try ModeUsers.find("email", email, project, call) else { throw ModeError.refused(.unknownEmail) }
        return user
    }

    private static func project(_ kind: ModeProject.Kind, _ call: ModeCall) throws -> ModeProject {
        let project = try call.project(try call.form.needID("projectId"))
        guard project.kind == kind else { throw ModeError.refused(.permissionDenied) }
        return project
    }
}
