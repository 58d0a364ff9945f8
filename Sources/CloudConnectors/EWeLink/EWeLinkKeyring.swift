package import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// Keeps the session of an account: takes the one that was kept, has it renewed before it is too old, or signs in. However many
/// calls find at the same time that a session is over, one thing is done about it, and all of them get its outcome.
///
/// There is one session for each account and app id: signing in here ends everybody else's. So whoever is signed out by somebody
/// else leaves them alone for a while, longer each time.
package actor EWeLinkKeyring {
    /// The shortest and the longest time for which somebody else is left alone.
    private static let rests = (shortest: Duration.seconds(60), longest: Duration.seconds(3600))

    let account: CloudAccount
    let secrets: any SecretDrawer
    let world: World
    var session: EWeLinkSession?
    var declined = DeclinedOnce()
    /// When it signed in last.
    var signedIn: Duration?
    /// Until when a session that is good, but could not be renewed, is used as it is.
    var renewalRest: Duration?
    private var rest = Duration.zero
    private var restEnd: Duration?
    private var isOpening = false
    private var waiting: [CheckedContinuation<EWeLinkSession, any Error>] = []

    /// Makes a keyring for all who speak for an account. It sends nothing by itself.
    package init(account: CloudAccount, secrets: any SecretDrawer, world: World) {
        self.account = account
        self.secrets = secrets
        self.world = world
    }

    /// A session that is good as far as is known.
    ///
    /// - Parameter stale: one that the cloud does not accept any more.
    /// - Throws: `CloudFailure`, of which `.elsewhere` means that somebody else signed in; `ConnectionFailure`.
    func session(_ servers: EWeLinkServers, insteadOf stale: EWeLinkSession? = nil) async throws -> EWeLinkSession {
        if let session, session.accessToken != stale?.accessToken, !isDue(session) { return session }
        guard !isOpening else {
            do {
                return try await withCheckedThrowingContinuation { waiting.append($0) }
            } catch is CancellationError {
                // Whoever was signing in was called off; that is no word of the cloud's.
                try Task.checkCancellation()
                return try await self.session(servers, insteadOf: stale)
            }
        }
        isOpening = true
        let outcome: Result<EWeLinkSession, any Error>
        do {
            outcome = .success(try await open(servers, insteadOf: stale))
        } catch {
            outcome = .failure(error)
        }
        isOpening = false
        session = try? outcome.get()
        for one in waiting { one.resume(with: outcome) }
        waiting = []
        return try outcome.get()
    }

    /// The owner is there and wants to know: nobody is left alone, and a secret is shown again.
    func ownerIsThere() {
        restEnd = nil
        declined.forget()
    }

    private func open(_ servers: EWeLinkServers, insteadOf stale: EWeLinkSession?) async throws -> EWeLinkSession {
        guard let kept = try await kept(servers) else { return try await signIn(servers) }
        let now = world.now().utc
        let isRefused = kept.accessToken == stale?.accessToken
        guard isRefused || isDue(kept) else { return kept }
        let isGood = !isRefused && !kept.isOver(at: now)
        switch try await isGood ? renewEarly(kept, servers) : renew(kept, servers) {
        case .done(let session): return session
        case .later: return kept
        case .expired: await secrets.keep(nil)
        case .unknown:
            await secrets.keep(nil)
            // A young session that is not known any more was ended by somebody.
            if isRefused, !kept.isOver(at: now) { throw leaveAlone() }
        }
        return try await signIn(servers)
    }

    /// Whether a session is to be followed by another now.
    private func isDue(_ session: EWeLinkSession) -> Bool {
        let now = world.now()
        if session.isOver(at: now.utc) { return true }
        let isResting = renewalRest.map { now.uptime < $0 } ?? false
        return session.isOld(at: now.utc) && !isResting
    }

    /// Signs in, unless somebody else is to be left alone, or it was done a moment ago.
    private func signIn(_ servers: EWeLinkServers) async throws -> EWeLinkSession {
        let now = world.now().uptime
        let then = max(restEnd ?? .zero, signedIn.map { $0 + Self.rests.shortest } ?? .zero)
        guard then <= now else { throw CloudFailure.elsewhere(rest: then - now) }
        return try await enter(servers)
    }

    private func leaveAlone() -> CloudFailure {
        let now = world.now().uptime
        // A session that was good for long was not fought for.
        let isFight = signedIn.map { now < $0 + Self.rests.longest } ?? false
        rest = isFight ? min(max(rest * 2, Self.rests.shortest), Self.rests.longest) : Self.rests.shortest
        restEnd = now + rest
        return .elsewhere(rest: rest)
    }
}
