import BridgeCore
import Connectivity
import Crypto
import Foundation
import HomeModel

/// Who an account is, as its settings say, and how its app proves that it knows its secret.
struct EWeLinkLogin: Sendable, Hashable {
    let appId: String
    let countryCode: String
    /// `email` or `phoneNumber`, and which.
    let identity: [String: JSONValue]

    /// - Throws: `CloudFailure.missing`.
    init(_ settings: [String: String]) throws(CloudFailure) {
        func setting(_ name: String) -> String? { settings[name].flatMap { $0.isEmpty ? nil : $0 } }
        guard let app = setting("appId") else { throw .missing("the account does not say which app id it signs in with") }
        guard let name = ["email", "phoneNumber"].first(where: { setting($0) != nil }), let who = setting(name) else {
            throw .missing("the account has neither an e-mail address nor a phone number to sign in with")
        }
        let code = (setting("countryCode") ?? "").filter(\.isNumber)
        guard !code.isEmpty else { throw .missing("the account does not say the dialling code of its country") }
        (appId, countryCode, identity) = (app, "+" + code, [name: .string(who)])
    }

    /// Where the account is looked for first.
    var region: EWeLinkRegion { EWeLinkRegion(countryCode: countryCode) }

    /// A signed request to sign in.
    func request(password: String, appSecret: String, _ dialect: EWeLinkRegion.Dialect, _ world: World) -> WebRequest {
        var body = identity.merging(["password": .string(password), "countryCode": .string(countryCode)]) { $1 }
        if dialect == .first { body.merge(common(world)) { $1 } }
        let path = dialect == .first ? "/api/user/login" : "/v2/user/login"
        var request = WebRequest("POST", path, headers: headers(world), json: .object(body))
        request.headers["Authorization"] = "Sign " + Self.sign(request.body, secret: appSecret)
        return request
    }

    /// What every call says in its headers.
    func headers(_ world: World) -> [String: String] { ["X-CK-Appid": appId, "X-CK-Nonce": Self.nonce(world)] }

    /// What every call of the first API says in its body or query.
    func common(_ world: World) -> [String: JSONValue] {
        ["appid": .string(appId), "nonce": .string(Self.nonce(world)), "ts": .int(Self.seconds(world)), "version": 8]
    }

    /// The code over some bytes that only whoever knows the secret can make: HMAC-SHA256 in Base64.
    static func sign(_ bytes: some Sequence<UInt8>, secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(bytes), using: SymmetricKey(data: Data(secret.utf8)))
        return Data(code).base64EncodedString()
    }

    /// Eight letters and digits.
    static func nonce(_ world: World) -> String {
        let signs = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String(world.randomBytes(8).map { signs[Int($0) % signs.count] })
    }

    static func seconds(_ world: World) -> Int64 { Int64(world.now().utc.timeIntervalSince1970) }
}
