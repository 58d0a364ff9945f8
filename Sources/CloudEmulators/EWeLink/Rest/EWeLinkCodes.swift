import Foundation
import GRDB

/// What goes by a code that comes in a letter or a text message: new accounts and new passwords.
enum EWeLinkCodes {
    /// `POST /api/sms`.
    static func send(_ call: inout EWeLinkCall) throws -> JSONText {
        _ = try call.app()
        let (email, phone) = (call["email"] ?? "", call["to"] ?? "")
        guard let purpose = call["sendType"].flatMap(EWeLinkCode.Purpose.init(sendType:)), email.isEmpty != phone.isEmpty else {
            throw EWeLinkError.incomplete
        }
        guard email.isEmpty || email.contains("@"), phone.isEmpty || EWeLinkUser.normal(phone).hasPrefix("+") else {
            throw EWeLinkError(400, "params is error")
        }
        let address = EWeLinkUser.normal(email.isEmpty ? phone : email)
        try check(try EWeLinkUser.find(address, call.db), purpose, call)
        if let last = try EWeLinkCode.find(address, purpose, call.db),
            call.now < last.sent.addingTimeInterval(call.rules.codePauseLength) {
            throw EWeLinkError(160_038, "too frequent")
        }
        try post(address, purpose, &call)
        return ["error": 0]
    }

    private static func check(_ user: EWeLinkUser?, _ purpose: EWeLinkCode.Purpose, _ call: EWeLinkCall) throws {
        guard let user else {
            if purpose == .reset { throw EWeLinkError(401, "there is no such account") }
            return
        }
        guard user.region == call.region else { throw EWeLinkError(301, "the account is in another region", region: user.region) }
        if purpose == .register { throw EWeLinkError(409, "the account exists") }
    }

    private static func post(_ address: String, _ purpose: EWeLinkCode.Purpose, _ call: inout EWeLinkCall) throws {
        let code = call.clock.code(digits: 6)
        var kept = EWeLinkCode(address: address, purpose: purpose, hash: SecretHash.of(code), sent: call.now)
        try kept.save(call.db)
        call.letters.append(
            Outbox.Letter(
                sent: call.now, kind: address.contains("@") ? "email" : "sms", recipient: address, subject: purpose.rawValue,
                code: code, text: "Your verification code is \(code)."))
    }

    /// `POST /api/user/register`.
    static func register(_ call: inout EWeLinkCall) throws -> JSONText {
        let appid = try call.app()
        let (address, password) = (try call.address(), try call.need("password"))
        guard try EWeLinkUser.find(address, call.db) == nil else { throw EWeLinkError(409, "the account exists") }
        guard try redeem(.register, for: address, call) else { return EWeLinkError(498, "wrong code").json(.plain) }
        let isMail = address.contains("@")
        let account = EWeLinkAccount.User(
            email: isMail ? address : nil, phoneNumber: isMail ? nil : address, password: password,
            countryCode: call["countryCode"] ?? (isMail ? nil : EWeLinkRegion.countryCode(of: address)))
        var user = try EWeLinkUser(account, region: call.region, call.clock)
        try user.insert(call.db)
        return try welcome(user, appid, call)
    }

    /// `POST /api/user/password/reset`. Whoever was logged in is so no more.
    static func reset(_ call: inout EWeLinkCall) throws -> JSONText {
        let appid = try call.app()
        let (address, password) = (try call.address(), try call.need("password"))
        guard var user = try EWeLinkUser.find(address, call.db) else { throw EWeLinkError(404, "there is no such account") }
        guard try redeem(.reset, for: address, call) else { return EWeLinkError(498, "wrong code").json(.plain) }
        user.passwordHash = try PasswordHash(of: password, salt: call.clock.randomBytes(16)).text
        try user.update(call.db)
        try EWeLinkSession.filter(Column("user") == user.apikey).deleteAll(call.db)
        return try welcome(user, appid, call)
    }

    /// Takes a code for good, or counts a wrong one; so nothing may be thrown afterwards that would undo the counting.
    private static func redeem(_ purpose: EWeLinkCode.Purpose, for address: String, _ call: EWeLinkCall) throws -> Bool {
        let given = try call.need("verificationCode")
        guard var code = try EWeLinkCode.find(address, purpose, call.db) else { return false }
        guard code.accepts(given, at: call.now, within: call.rules.codeLength) else {
            try code.update(call.db)
            return false
        }
        try code.delete(call.db)
        return true
    }

    private static func welcome(_ user: EWeLinkUser, _ appid: String, _ call: EWeLinkCall) throws -> JSONText {
        let tokens = try call.signIn(user, appid: appid)
        return [
            "jwt": .string(tokens.at), "user": user.json(appid: appid), "at": .string(tokens.at), "rt": .string(tokens.rt),
            "region": .string(user.region),
        ]
    }
}
