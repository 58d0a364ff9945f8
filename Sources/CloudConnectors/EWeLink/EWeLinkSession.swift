import Connectivity
import Foundation

/// Where an account is at home, and which API is spoken there.
struct EWeLinkPlace: Sendable, Hashable, Codable {
    var region: EWeLinkRegion
    var dialect = EWeLinkRegion.Dialect.second
    /// Whether the cloud itself named the region; else it is a guess.
    var isNamed = false
}

/// What somebody has who is signed in.
struct EWeLinkSession: Sendable, Hashable {
    /// How long an access token is good for.
    private static let length = 30 * 86_400.0
    /// The part of that after which another one is asked for.
    private static let freshPart = 0.8

    var accessToken: String
    var refreshToken: String?
    var facts: Facts

    /// What is no secret of it.
    struct Facts: Sendable, Hashable, Codable {
        var place: EWeLinkPlace
        /// When the tokens were got.
        var since: Date
        /// What names the account in frames.
        var apikey: String
    }

    /// Whether another access token is due.
    func isOld(at now: Date) -> Bool { now.timeIntervalSince(facts.since) >= Self.length * Self.freshPart }

    /// Whether the access token has expired by itself.
    func isOver(at now: Date) -> Bool { now.timeIntervalSince(facts.since) >= Self.length }

    /// How it shows itself in a request.
    var header: [String: String] { ["Authorization": "Bearer " + accessToken] }
}

extension SecretDrawer {
    /// The session that is kept; `nil` if there is none, or its facts are not known.
    func eWeLinkSession() async -> EWeLinkSession? {
        guard let token = await secret("accessToken"), let text = await secret("session"),
            let facts = try? JSONDecoder().decode(EWeLinkSession.Facts.self, from: Data(text.utf8))
        else { return nil }
        return EWeLinkSession(accessToken: token, refreshToken: await secret("refreshToken"), facts: facts)
    }

    /// Keeps a session, or forgets it.
    func keep(_ session: EWeLinkSession?) async {
        await keep("accessToken", session?.accessToken)
        await keep("refreshToken", session?.refreshToken)
        let facts = session.flatMap { try? JSONEncoder().encode($0.facts) }
        await keep("session", facts.map { String(decoding: $0, as: UTF8.self) })
    }
}
