package import BridgeCore
import Connectivity
import HomeModel

/// The tokens of one account. The access token is used while it is good; then the refresh token gets a new one, and if that is
/// dead too, the password does. It lives longer than connections do.
package actor HiveTokens {
    let login: String?
    let secrets: any SecretDrawer
    let world: World
    private let turns = Turns()
    private var access: HiveToken?
    private var refused: String?
    var refusals = HiveRefusals()
    private var declined = DeclinedOnce()
    /// How far the server's clock is ahead of ours.
    private var ahead = Duration.zero

    /// Makes a store for all who speak for an account. It sends nothing by itself.
    ///
    /// - Parameter login: whom to log in as; `nil` if tokens are all there is.
    package init(login: String?, secrets: any SecretDrawer, world: World) {
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
        let pair = try await pair(web)
        guard let fresh = try pair["accessToken"]?.string.map({ text throws(CloudFailure) in try HiveToken(text) }) else {
            throw CloudFailure.notUnderstood("an answer without a token")
        }
        if let refresh = pair["refreshToken"]?.string { await secrets.keep("refreshToken", refresh) }
        access = fresh
        return fresh
    }

    /// New tokens. Credentials that were declined are not shown again for a while, whoever asks.
    private func pair(_ web: WebClient) async throws -> JSONValue {
        try declined.check(at: world.now().uptime)
        do {
            if let pair = try await refresh(web) { return pair }
            return try await logIn(web)
        } catch {
            declined.note(error, at: world.now().uptime)
            throw error
        }
    }

    /// The token that the owner gave, unless the server declined it.
    private func given() async -> HiveToken? {
        guard let text = await secrets.secret("accessToken"), text != refused, let token = try? HiveToken(text),
            !token.isRefresh
        else { return nil }
        return token
    }
}
