import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// How a session is got.
extension EWeLinkKeyring {
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
}
