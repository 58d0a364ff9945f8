import BridgeCore
import Connectivity
import HomeModel

/// The tokens of one account. The access token is used while it is good; then the refresh token gets a new one, and if that is
/// dead too, the password does. It lives longer than connections do.
actor HiveTokens {
    private static let patience = Duration.seconds(3)

    private let login: String?
    private let secrets: any SecretDrawer
    private let world: World
    private let turns = HiveTurns()
    private var access: HiveToken?
    private var refused: String?
    /// How far the server's clock is ahead of ours.
    private var ahead = Duration.zero

    init(login: String?, secrets: any SecretDrawer, world: World) {
        self.login = login
        self.secrets = secrets
        self.world = world
    }

    /// The server's time.
    var now: HiveMoment { HiveMoment(world.now().utc).moved(by: ahead) }

    /// The server said what time it is.
    func heard(time: HiveMoment) { ahead = time.since(HiveMoment(world.now().utc)) }

    /// A token that is good as far as it says.
    ///
    /// - Throws: `CloudFailure`: `.declined` when neither tokens nor password are accepted, `.missing` when there are none.
    func current(_ web: WebClient) async throws -> HiveToken {
        if let access, !access.isOver(at: now) { return access }
        if let given = await given(), !given.isOver(at: now) {
            access = given
            return given
        }
        return try await next(after: access, web)
    }

    /// A token in place of one that is no longer good, or will soon be no more. Of several who ask at once, one gets it for all.
    func next(after old: HiveToken?, _ web: WebClient) async throws -> HiveToken {
        try await turns.take { try await self.renew(old, web) }
    }

    private func renew(_ old: HiveToken?, _ web: WebClient) async throws -> HiveToken {
        if let access, access != old { return access }
        refused = old?.text ?? refused
        var pair = try await refresh(web)
        if pair == nil { pair = try await logIn(web) }
        guard let fresh = try pair?["accessToken"]?.string.map({ text throws(CloudFailure) in try HiveToken(text) }) else {
            throw CloudFailure.notUnderstood("an answer without a token")
        }
        if let refresh = pair?["refreshToken"]?.string { await secrets.keep("refreshToken", refresh) }
        access = fresh
        return fresh
    }

    /// The token that the owner gave, unless the server declined it.
    private func given() async -> HiveToken? {
        guard let text = await secrets.secret("accessToken"), text != refused, let token = try? HiveToken(text), !token.isRefresh else {
            return nil
        }
        return token
    }

    /// - Returns: `nil` when the refresh token is dead or there is none.
    private func refresh(_ web: WebClient) async throws -> JSONValue? {
        guard let token = await secrets.secret("refreshToken") else { return nil }
        if let known = try? HiveToken(token), known.isOver(at: now) { return nil }
        let answer = try await web.send(
            WebRequest("POST", "/token/refresh", json: ["refreshToken": .string(token)]), within: Self.patience)
        if [400, 401].contains(answer.status) { return nil }
        return try Self.body(answer)
    }

    private func logIn(_ web: WebClient) async throws -> JSONValue {
        guard let login, let password = await secrets.secret("password") else {
            guard await secrets.secret("refreshToken") != nil else {
                throw CloudFailure.missing("the account needs a login and a password, or a token that is good")
            }
            throw CloudFailure.declined("the refresh token is no longer good, and there is no password")
        }
        let answer = try await web.send(
            WebRequest("POST", "/token", json: ["login": .string(login), "password": .string(password)]), within: Self.patience)
        // The server has words for every reason to decline; without them it was something in between.
        if [400, 401, 403].contains(answer.status), let words = answer.hiveWords { throw CloudFailure.declined(words) }
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
