import Connectivity
import Foundation
import GRDB

/// `/register` and `/verify`: whoever can read the mail of an address is let in. There are no passwords.
enum RuuviSignIn {
    /// How many codes today's servers mail to an address within an hour.
    private static let mostCodes = 10

    static func register(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        guard let email = try call.text("email").flatMap(RuuviRules.email) else {
            throw RuuviError(400, "Invalid e-mail address.", "ER_INVALID_EMAIL_ADDRESS")
        }
        let reset = try RuuviRules.number(call.body()["reset"]) == 1
        if call.isModern { try refuseCrowd(email, call) } else { try refusePending(email, reset: reset, call) }
        let code = call.isModern ? call.clock.secret(4).uppercased() : call.clock.secret(32)
        var kept = RuuviCode(
            hash: RuuviSecret.hash(code), email: email, reset: reset, sent: call.now.timeIntervalSince1970)
        try call.db.execute(sql: "DELETE FROM code WHERE sent < ?", arguments: [kept.sent - 86_400])
        try kept.upsert(call.db)
        call.letters.append(
            Outbox.Letter(
                sent: call.now, kind: "email", recipient: email, subject: reset ? "password-reset" : "verification",
                code: code, text: "Sign in with the code \(code)."))
        var data: [String: JSONValue] = ["email": .string(email)]
        if call.settings.echoToken { data["token"] = .string(code) }
        return call.succeed(data)
    }

    static func verify(_ call: inout RuuviCall) throws -> EmulatorAnswer {
        guard let given = call.request.query("token"), !given.isEmpty else { throw RuuviError(403, nil) }
        let hashes = [given, given.uppercased()].map(RuuviSecret.hash)
        guard var code = try RuuviCode.filter(hashes.contains(Column("hash"))).fetchOne(call.db),
            call.now.timeIntervalSince1970 < code.sent + call.settings.codeLifetime
        else { throw refusal(call) }
        guard !code.used else {
            throw call.isModern ? refusal(call) : RuuviError(409, "Provided token has already been used.")
        }
        code.used = true
        try code.update(call.db)
        let known = try RuuviUser.first(call.db, "email", is: code.email)
        var user = known ?? RuuviUser(email: code.email)
        try user.save(call.db)
        let token = newToken(of: user, call)
        var kept = RuuviToken(hash: RuuviSecret.hash(token), userId: user.id ?? 0)
        try kept.insert(call.db)
        // The documentation says `access_token`, servers said `accessToken`: clients of either kind find theirs.
        var data: [String: JSONValue] = ["email": .string(user.email), "accessToken": .string(token)]
        if call.settings.dialect != .modern { data["access_token"] = .string(token) }
        if call.settings.dialect != .seed { data["newUser"] = .bool(known == nil) }
        return call.succeed(data)
    }

    private static func newToken(of user: RuuviUser, _ call: RuuviCall) -> String {
        guard call.settings.dialect == .modern else { return call.clock.secret(32) }
        let owner = "u\(user.id ?? 0)".utf8.map { String($0, radix: 16) }.joined()
        return owner + "/" + call.clock.secret(64)
    }

    private static func refusal(_ call: RuuviCall) -> RuuviError {
        call.settings.dialect == .modern
            ? RuuviError(403, "Code used or expired.", "ER_TOKEN_EXPIRED")
            : RuuviError(call.settings.verifyErrorStatus, "Provided token is invalid or expired.", "ER_TOKEN_EXPIRED")
    }

    /// As it was at first: one letter at a time, and none of the usual kind for who is known already.
    private static func refusePending(_ email: String, reset: Bool, _ call: RuuviCall) throws {
        let oldest = call.now.timeIntervalSince1970 - call.settings.codeLifetime
        let alike = RuuviCode.filter(Column("email") == email && Column("reset") == reset && Column("used") == false)
        if try alike.filter(Column("sent") > oldest).fetchCount(call.db) > 0 {
            throw call.settings.pendingStatus == 429
                ? RuuviError(429, "Please wait a few minutes before trying again.", "ER_THROTTLED")
                : RuuviError(call.settings.pendingStatus, "E-mail already exists.", "ER_CONFLICT")
        }
        guard !reset, try RuuviUser.first(call.db, "email", is: email) != nil else { return }
        throw RuuviError(409, "E-mail already exists.", "ER_CONFLICT")
    }

    /// As it is today.
    private static func refuseCrowd(_ email: String, _ call: RuuviCall) throws {
        let hourAgo = call.now.timeIntervalSince1970 - 3600
        let recent = RuuviCode.filter(Column("email") == email && Column("sent") > hourAgo)
        guard try recent.fetchCount(call.db) >= mostCodes else { return }
        throw RuuviError(429, "Too many requests.", "ER_THROTTLED")
    }
}
