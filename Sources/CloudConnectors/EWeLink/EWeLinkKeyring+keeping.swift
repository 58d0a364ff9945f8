import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// The session that is there already.
extension EWeLinkKeyring {
    /// The session that is kept. Of a token that the owner brought along the rest is asked for.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure` when that cannot be had now; the token stays, unless it is not good.
    func kept(_ servers: EWeLinkServers) async throws -> EWeLinkSession? {
        if let session = await secrets.eWeLinkSession() { return session }
        guard let token = await secrets.secret("accessToken") else { return nil }
        let login = try EWeLinkLogin(account.settings)
        let facts = EWeLinkSession.Facts(
            place: session?.facts.place ?? EWeLinkPlace(region: login.region), since: world.now().utc, apikey: "")
        var brought = EWeLinkSession(accessToken: token, refreshToken: await secrets.secret("refreshToken"), facts: facts)
        var answer = try await profile(brought, login, servers)
        if let region = answer.region {
            brought.facts.place = EWeLinkPlace(region: region, isNamed: true)
            answer = try await profile(brought, login, servers)
        }
        if [401, 402, 406].contains(answer.number) {
            // The password is what is left.
            await secrets.keep(nil)
            return nil
        }
        // A server that does not know the question says nothing about the token, but can be signed in to.
        if [403, 404].contains(answer.number), await secrets.secret("password") != nil { return nil }
        guard answer.number == 0 else { throw answer.failure(to: "use the token that was brought along") }
        guard let apikey = answer.data["user"]?["apikey"]?.string else {
            throw CloudFailure.notUnderstood("a profile has no key")
        }
        brought.facts.apikey = apikey
        await secrets.keep(brought)
        return brought
    }

    private func profile(
        _ session: EWeLinkSession, _ login: EWeLinkLogin, _ servers: EWeLinkServers
    ) async throws -> EWeLinkAnswer {
        let headers = login.headers(world).merging(session.header) { $1 }
        return try await servers.send(WebRequest("GET", "/v2/user/profile", headers: headers), at: session.facts.place)
    }
}
