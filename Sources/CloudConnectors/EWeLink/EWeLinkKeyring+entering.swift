import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// How a session is got.
extension EWeLinkKeyring {
    /// The session that is kept. Of a token that the owner brought along the rest is asked for.
    func kept(_ servers: EWeLinkServers) async throws -> EWeLinkSession? {
        if let session = await secrets.eWeLinkSession() { return session }
        guard let token = await secrets.secret("accessToken") else { return nil }
        let login = try EWeLinkLogin(account.settings)
        let place = session?.facts.place ?? EWeLinkPlace(region: login.region)
        let facts = EWeLinkSession.Facts(place: place, since: world.now().utc, apikey: "")
        var brought = EWeLinkSession(accessToken: token, refreshToken: await secrets.secret("refreshToken"), facts: facts)
        let headers = login.headers(world).merging(brought.header) { $1 }
        let answer = try await servers.send(WebRequest("GET", "/v2/user/profile", headers: headers), at: place)
        guard answer.number == 0, let apikey = answer.data["user"]?["apikey"]?.string else {
            // It may be of another region, or too old; the password is what is left.
            await secrets.keep(nil)
            return nil
        }
        brought.facts.apikey = apikey
        await secrets.keep(brought)
        return brought
    }

    /// Signs in, where the cloud says that the account is at home, in the language that is spoken there.
    func enter(_ servers: EWeLinkServers) async throws -> EWeLinkSession {
        let login = try EWeLinkLogin(account.settings)
        guard let appSecret = await secrets.secret("appSecret") else {
            throw CloudFailure.missing("the account's secret \"appSecret\" is missing")
        }
        guard let password = await secrets.secret("password") else {
            throw CloudFailure.missing("the account's secret \"password\" is missing")
        }
        try declined.check(at: world.now().uptime)
        do {
            return try await enter(servers, login, password, appSecret)
        } catch {
            declined.note(error, at: world.now().uptime)
            throw error
        }
    }

    private func enter(
        _ servers: EWeLinkServers, _ login: EWeLinkLogin, _ password: String, _ appSecret: String
    ) async throws -> EWeLinkSession {
        var place = EWeLinkPlace(region: login.region)
        // At most: another language, another region.
        for _ in 1...3 {
            let request = login.request(password: password, appSecret: appSecret, place.dialect, world)
            let answer = try await servers.send(request, at: place)
            if place.dialect == .second, [403, 404].contains(answer.number) {
                place.dialect = .first
            } else if let region = answer.region {
                guard !place.isNamed else { throw CloudFailure.notUnderstood("it sends the account from region to region") }
                (place.region, place.isNamed) = (region, true)
            } else {
                guard answer.number == 0 else { throw answer.logInFailure }
                return try await note(answer, at: place)
            }
        }
        throw CloudFailure.notUnderstood("it sends the account from region to region")
    }

    private func note(_ answer: EWeLinkAnswer, at place: EWeLinkPlace) async throws -> EWeLinkSession {
        guard let token = answer.data["at"]?.string, !token.isEmpty, let apikey = answer.data["user"]?["apikey"]?.string else {
            throw CloudFailure.notUnderstood("the answer to a log-in has no token")
        }
        let facts = EWeLinkSession.Facts(place: place, since: world.now().utc, apikey: apikey)
        let session = EWeLinkSession(accessToken: token, refreshToken: answer.data["rt"]?.string, facts: facts)
        await secrets.keep(session)
        signedIn = world.now().uptime
        return session
    }

    /// What came of the wish for a session that follows another.
    enum Renewal: Sendable {
        case done(EWeLinkSession)
        /// It has come to its end.
        case expired
        /// The cloud does not know it any more, or nothing is left to renew it with.
        case unknown
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
