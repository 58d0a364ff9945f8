import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// How a session is followed by another.
extension EWeLinkKeyring {
    /// What came of the wish for a session that follows another.
    enum Renewal: Sendable {
        case done(EWeLinkSession)
        /// It has come to its end.
        case expired
        /// The cloud does not know it any more, or nothing is left to renew it with.
        case unknown
        /// Not now; the old one is good for a while.
        case later
    }

    /// How long after a renewal that failed the next one is tried, while the session is good.
    private static let renewalPause = Duration.seconds(600)

    /// Asks for a session that follows one that is good still. If that fails, the old one goes on: nothing was lost yet.
    func renewEarly(_ old: EWeLinkSession, _ servers: EWeLinkServers) async throws -> Renewal {
        renewalRest = world.now().uptime + Self.renewalPause
        guard old.refreshToken != nil else { return .later }
        do {
            return try await renew(old, servers)
        } catch {
            try Task.checkCancellation()
            return .later
        }
    }

    /// Asks for a session that follows another.
    func renew(_ old: EWeLinkSession, _ servers: EWeLinkServers) async throws -> Renewal {
        guard let token = old.refreshToken else { return .expired }
        let login = try EWeLinkLogin(account.settings)
        let headers = login.headers(world).merging(old.header) { $1 }
        let request =
            switch old.facts.place.dialect {
            case .first:
                WebRequest(
                    "GET", WebRequest.path(["api", "user", "refresh"], query: ["rt": token, "appid": login.appId]),
                    headers: headers)
            case .second: WebRequest("POST", "/v2/user/refresh", headers: headers, json: ["rt": .string(token)])
            }
        let answer = try await servers.send(request, at: old.facts.place)
        if answer.isUnauthorized { return answer.number == 402 ? .expired : .unknown }
        guard answer.number == 0 else { throw answer.failure(to: "stay signed in") }
        guard let access = answer.data["at"]?.string, !access.isEmpty else {
            throw CloudFailure.notUnderstood("the answer to a refresh has no token")
        }
        var session = EWeLinkSession(accessToken: access, refreshToken: answer.data["rt"]?.string, facts: old.facts)
        session.facts.since = world.now().utc
        await secrets.keep(session)
        return .done(session)
    }
}
