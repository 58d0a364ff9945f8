import Foundation
import GRDB
import HTTPTypes

extension EWeLinkCall {
    /// The app that has signed the request.
    ///
    /// - Throws: 400 when it does not name itself, 406 when it is not known or the signature is not its own.
    func app() throws -> String {
        let header = HTTPField.Name("X-CK-Appid").flatMap { request.headers[$0] }
        guard let appid = header ?? self["appid"], !appid.isEmpty else { throw EWeLinkError.incomplete }
        guard request.headers[.authorization] != nil else { throw EWeLinkError.anonymous }
        let secret = try String.fetchOne(db, sql: "SELECT secret FROM app WHERE appid = ?", arguments: [appid])
        guard let secret, EWeLinkSignature.isGood(request, secret: secret) else { throw EWeLinkError.unsigned }
        return appid
    }

    /// Whose access token came along. Which word stands before it is not looked at: clients differ.
    ///
    /// - Throws: 401 when it is not known, 402 when it has expired, 406 when there is none.
    func session() throws -> EWeLinkSession {
        guard let field = request.headers[.authorization] else { throw EWeLinkError.anonymous }
        let token = field.split(separator: " ").last.map(String.init) ?? ""
        guard let session = try EWeLinkSession.find(access: token, db) else { throw EWeLinkError.unauthorized }
        guard now < session.accessEnd else { throw EWeLinkError.expired }
        return session
    }

    /// Who is logged in.
    func user() throws -> EWeLinkUser {
        guard let user = try EWeLinkUser.fetchOne(db, key: try session().user) else { throw EWeLinkError.unauthorized }
        return user
    }

    /// A device that the user has, or has a share in.
    ///
    /// - Parameter missing: the refusal when there is none.
    func device(_ id: String, of user: EWeLinkUser, missing: EWeLinkError = .absent) throws -> EWeLinkDevice {
        guard let device = try EWeLinkDevice.fetchOne(db, key: id) else { throw missing }
        if device.owner == user.apikey { return device }
        guard try EWeLinkShare.find(id, user.apikey, db) != nil else { throw missing }
        return device
    }

    /// All devices that somebody has, and then those that are shared with them.
    func devices(of user: EWeLinkUser) throws -> [EWeLinkDevice] {
        let own = try EWeLinkDevice.filter(Column("owner") == user.apikey).order(Column("deviceid")).fetchAll(db)
        let shares = try EWeLinkShare.filter(Column("sharee") == user.apikey).order(Column("deviceid")).fetchAll(db)
        return own + (try shares.compactMap { try EWeLinkDevice.fetchOne(db, key: $0.deviceid) })
    }

    /// Logs somebody in to an app: whatever tokens they had there are good for nothing from now on.
    func signIn(_ user: EWeLinkUser, appid: String) throws -> (at: String, rt: String) {
        let (access, refresh) = (EWeLinkSecret.token(clock), EWeLinkSecret.token(clock))
        try EWeLinkSession.filter(Column("user") == user.apikey && Column("appid") == appid).deleteAll(db)
        var session = EWeLinkSession(
            user: user.apikey, appid: appid, accessHash: SecretHash.of(access), refreshHash: SecretHash.of(refresh),
            accessEnd: now.addingTimeInterval(rules.accessLength), refreshEnd: now.addingTimeInterval(rules.refreshLength))
        try session.insert(db)
        var user = user
        user.onlineTime = now
        try user.update(db)
        return (access, refresh)
    }
}
