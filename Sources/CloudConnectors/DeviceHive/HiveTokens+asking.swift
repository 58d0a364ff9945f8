import BridgeCore
import Connectivity
import HomeModel

/// The requests that get tokens.
extension HiveTokens {
    private static let patience = Duration.seconds(3)

    /// - Returns: `nil` when the refresh token is dead or there is none.
    func refresh(_ web: WebClient) async throws -> JSONValue? {
        guard let token = await secrets.secret("refreshToken") else { return nil }
        if let known = try? HiveToken(token), known.isOver(at: now) { return nil }
        let answer = try await web.send(
            WebRequest("POST", "/token/refresh", json: ["refreshToken": .string(token)]), within: Self.patience)
        if [400, 401].contains(answer.status) {
            let isDead = refusals.isDead(token, words: answer.hiveWords, at: world.now().uptime)
            // With a password at hand there is no need to wait until that is certain.
            let password = login == nil ? nil : await secrets.secret("password")
            if isDead || password != nil { return nil }
        }
        let pair = try Self.body(answer)
        refusals.accepted()
        return pair
    }

    /// - Throws: `.declined`, without asking if the same password was declined within the last minute.
    func logIn(_ web: WebClient) async throws -> JSONValue {
        guard let login, let password = await secrets.secret("password") else {
            guard await secrets.secret("refreshToken") != nil else {
                throw CloudFailure.missing("the account needs a login and a password, or a token that is good")
            }
            throw CloudFailure.declined("the refresh token is no longer good, and there is no password")
        }
        if let failure = refusals.standing(password, at: world.now().uptime) { throw failure }
        let answer = try await web.send(
            WebRequest("POST", "/token", json: ["login": .string(login), "password": .string(password)]), within: Self.patience)
        // The server has words for every reason to decline; without them it was something in between.
        if [400, 401, 403].contains(answer.status), let words = answer.hiveWords {
            let failure = CloudFailure.declined(words)
            refusals.declined(password, failure, at: world.now().uptime)
            throw failure
        }
        return try Self.body(answer)
    }

    private static func body(_ answer: WebAnswer) throws -> JSONValue {
        guard answer.isSuccess else {
            throw answer.status == 401 ? CloudFailure.trouble(status: 401, "without a reason") : CloudFailure(hive: answer)
        }
        guard let json = answer.json else { throw CloudFailure.notUnderstood("an answer that is not JSON") }
        return json
    }
}
