import Connectivity

/// How an account of Ruuvi's is signed in to: a code comes by mail, and is traded for a token that is kept.
struct RuuviKeyring: Sendable {
    let account: CloudAccount
    private let secrets: any SecretDrawer

    init(account: CloudAccount, secrets: any SecretDrawer) {
        self.account = account
        self.secrets = secrets
    }

    /// The token. An owner who waits and has none is mailed a code; a letter that nobody waits for is not asked for.
    ///
    /// - Throws: `CloudFailure.codeSent` or `.missing` when there is no token and no code, `.declined` when the code is not good.
    func token(_ client: RuuviClient, ownerIsThere: Bool) async throws -> String {
        if let token = await secrets.secret("token") { return token }
        if let code = await secrets.secret("code")?.trimmingWhitespace, !code.isEmpty { return try await trade(code, client) }
        guard let email = account.settings["email"] else {
            throw CloudFailure.missing("the e-mail address of the account is missing")
        }
        guard ownerIsThere else {
            throw CloudFailure.missing("nobody is signed in any more: the account has to be removed and added again")
        }
        try await mail(email, client)
        throw CloudFailure.codeSent(to: email)
    }

    /// The token is not good any more. Nothing more is asked with it.
    func discard(_ token: String) async {
        if await secrets.secret("token") == token { await secrets.keep("token", nil) }
    }

    private func trade(_ code: String, _ client: RuuviClient) async throws -> String {
        let answer = try await client.web.send(
            WebRequest("GET", WebRequest.path(["verify"], query: ["token": code])), within: .seconds(5))
        if [429, 503].contains(answer.status) { throw CloudFailure.busy(answer.retryAfter) }
        let data = answer.ruuviData
        guard let token = (data?["accessToken"] ?? data?["access_token"])?.string else {
            // A server that documents 500 for a bad code says so in words.
            guard answer.status < 500 || answer.json?["error"]?.string != nil else {
                throw CloudFailure.trouble(status: answer.status, "when asked to sign in")
            }
            await secrets.keep("code", nil)
            throw CloudFailure.declined("the code is wrong, used or too old; another one can be asked for")
        }
        await secrets.keep("token", token)
        await secrets.keep("code", nil)
        return token
    }

    /// Early servers mail nothing to an address that they know, unless it is called a reset.
    private func mail(_ email: String, _ client: RuuviClient) async throws {
        for body: JSONValue in [["email": .string(email)], ["email": .string(email), "reset": 1]] {
            let answer = try await client.web.send(WebRequest("POST", "/register", json: body), within: .seconds(5))
            if answer.ruuviData != nil { return }
            switch answer.status {
            // Taken for a letter that is on its way if a reset does not help either.
            case 409: continue
            case 429, 503: throw CloudFailure.busy(answer.retryAfter)
            case 500...: throw CloudFailure.trouble(status: answer.status, answer.ruuviError)
            default: throw CloudFailure.declined(answer.ruuviError)
            }
        }
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
