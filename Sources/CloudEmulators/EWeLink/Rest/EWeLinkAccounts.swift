import GRDB

/// `/api/user`: who somebody is, and where they are at home.
enum EWeLinkAccounts {
    static func region(_ call: inout EWeLinkCall) throws -> JSONText {
        _ = try call.app()
        let region = call["country_code"].map { EWeLinkRegion(countryCode: $0).rawValue } ?? call.region
        return ["requestid": .string(call.requestId), "region": .string(region), "error": 0]
    }

    static func login(_ call: inout EWeLinkCall) throws -> JSONText {
        let appid = try call.app()
        let (user, tokens) = try enter(call, appid)
        return [
            "at": .string(tokens.at), "rt": .string(tokens.rt), "region": .string(user.region), "user": user.json(appid: appid),
        ]
    }

    /// Lets somebody in who knows their password.
    ///
    /// - Throws: 400, 404 for nobody, 301 for who is at home elsewhere, 401, 402 for whose address is not proven.
    static func enter(_ call: EWeLinkCall, _ appid: String) throws -> (EWeLinkUser, (at: String, rt: String)) {
        let password = try call.need("password")
        guard let user = try EWeLinkUser.find(try call.address(), call.db) else {
            throw EWeLinkError(404, "there is no such account")
        }
        guard user.region == call.region else { throw EWeLinkError(301, "the account is in another region", region: user.region) }
        guard user.matches(password) else { throw EWeLinkError(401, "wrong account or password") }
        guard user.active else { throw EWeLinkError(402, "the e-mail address is not activated") }
        return (user, try call.signIn(user, appid: appid))
    }

    static func refresh(_ call: inout EWeLinkCall) throws -> JSONText {
        let (user, session, tokens) = try renew(call)
        return [
            "region": .string(user.region), "at": .string(tokens.at), "rt": .string(tokens.rt),
            "user": user.json(appid: session.appid),
        ]
    }

    /// Gives a new pair of tokens for a refresh token, once.
    ///
    /// - Throws: 400 for no token, 401 for one that is not known, 402 for one that has expired.
    static func renew(_ call: EWeLinkCall) throws -> (EWeLinkUser, EWeLinkSession, (at: String, rt: String)) {
        guard let session = try EWeLinkSession.find(refresh: try call.need("rt"), call.db),
            let user = try EWeLinkUser.fetchOne(call.db, key: session.user)
        else { throw EWeLinkError(401, "the refresh token is not known") }
        guard call.now < session.refreshEnd else { throw EWeLinkError(402, "the refresh token has expired") }
        return (user, session, try call.signIn(user, appid: session.appid))
    }

    static func changePassword(_ call: inout EWeLinkCall) throws -> JSONText {
        var user = try call.user()
        let (old, new) = (try call.need("oldPassword"), try call.need("newPassword"))
        guard user.matches(old) else { throw EWeLinkError(401, "the old password is wrong") }
        user.passwordHash = try PasswordHash(of: new, salt: call.clock.randomBytes(16)).text
        try user.update(call.db)
        return ["message": "password changed"]
    }
}
