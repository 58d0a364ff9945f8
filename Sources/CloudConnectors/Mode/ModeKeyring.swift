package import BridgeCore
import Connectivity
import HomeModel

/// Keeps the key of an account's session: takes the one that was kept, or logs in. However many requests find at the same
/// time that a key is no longer good, there is one log-in, and all of them get its outcome. A secret that was declined is not
/// shown again for a while, whoever asks.
package actor ModeKeyring {
    /// A cloud that logs people in and then does not know their keys is not asked to more often than this.
    private static let restAfterUselessKey = Duration.seconds(5)

    private let account: CloudAccount
    private let secrets: any SecretDrawer
    private let world: World
    private var key: ModeKey?
    /// When the key was got by logging in, until it opened something.
    private var unprovenSince: Duration?
    /// Whether a code was sent that has not been used.
    private var isCodeSent = false
    private var declined = DeclinedOnce()
    private var isOpening = false
    private var waiting: [CheckedContinuation<ModeKey, any Error>] = []

    /// Makes a keyring for all who speak for an account. It sends nothing by itself.
    package init(account: CloudAccount, secrets: any SecretDrawer, world: World) {
        self.account = account
        self.secrets = secrets
        self.world = world
    }

    /// A key that is good as far as is known.
    ///
    /// - Parameter stale: a key that the cloud does not accept any more.
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    func key(_ web: WebClient, insteadOf stale: ModeKey? = nil) async throws -> ModeKey {
        if let key, key != stale { return key }
        guard !isOpening else {
            do {
                return try await withCheckedThrowingContinuation { waiting.append($0) }
            } catch is CancellationError {
                // Whoever was logging in was called off; that is no word of the cloud's.
                try Task.checkCancellation()
                return try await self.key(web, insteadOf: stale)
            }
        }
        isOpening = true
        let outcome: Result<ModeKey, any Error>
        do {
            outcome = .success(try await open(web, insteadOf: stale))
        } catch {
            outcome = .failure(error)
        }
        isOpening = false
        key = try? outcome.get()
        for one in waiting { one.resume(with: outcome) }
        waiting = []
        return try outcome.get()
    }

    /// A key opened something.
    func proved(_ proven: ModeKey) { if proven == key { unprovenSince = nil } }

    /// A code may be sent anew, and a secret be shown again: the owner is there and wants to know.
    func ownerIsThere() {
        isCodeSent = false
        declined.forget()
    }

    private func open(_ web: WebClient, insteadOf stale: ModeKey?) async throws -> ModeKey {
        if let kept = await secrets.secret("token"), kept != stale?.token, let key = try await revive(kept, web) { return key }
        if let unprovenSince, world.now().uptime < unprovenSince + Self.restAfterUselessKey { throw CloudFailure.tokenIsOver }
        let login = try ModeLogin(account.settings)
        guard let secret = await secrets.secret(login.secret) else { throw await missing(login, web) }
        try declined.check(at: world.now().uptime)
        let answer = try await web.send(login.request(account.settings, secret: secret), within: ModeClient.patience)
        guard answer.isSuccess else {
            let failure = ModeAnswers.logInFailure(answer, showingKey: login.secret == "projectKey")
            declined.note(failure, at: world.now().uptime)
            // A code that was declined once is not shown again.
            if case .declined = failure, case .phone = login { await secrets.keep("code", nil) }
            throw failure
        }
        guard let token = answer.json?["token"]?.string, !token.isEmpty, let user = answer.json?["userId"]?.int else {
            throw CloudFailure.notUnderstood("the answer to a log-in has no key")
        }
        await secrets.keep("token", token)
        if case .phone = login { await secrets.keep("code", nil) }
        unprovenSince = world.now().uptime
        return ModeKey(token: token, user: user)
    }

    /// The session of a key that was kept; `nil` if it is over.
    private func revive(_ token: String, _ web: WebClient) async throws -> ModeKey? {
        let request = WebRequest("GET", "/userSession", headers: ModeKey.header(token))
        let answer = try await web.send(request, within: ModeClient.patience)
        if answer.status == 401 { return nil }
        guard answer.isSuccess else { throw ModeAnswers.failure(answer, to: "see its own session") }
        guard let user = answer.json?["userId"]?.int else { throw CloudFailure.notUnderstood("a session without a user") }
        return ModeKey(token: token, user: user)
    }

    /// Says what is missing. A code is sent once, not each time that somebody tries: text messages cost money.
    private func missing(_ login: ModeLogin, _ web: WebClient) async -> any Error {
        guard case .phone(let number) = login, let request = login.codeRequest(account.settings) else {
            return CloudFailure.missing("the account's secret \"\(login.secret)\" is missing")
        }
        do {
            if !isCodeSent {
                let answer = try await web.send(request, within: ModeClient.patience)
                guard answer.isSuccess else { return ModeAnswers.logInFailure(answer) }
                isCodeSent = true
            }
            return CloudFailure.codeSent(to: number)
        } catch {
            return error
        }
    }
}
