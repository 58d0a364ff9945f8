package import BridgeCore
package import Connectivity
import HomeModel

/// Asks eWeLink's cloud as one user. A session that is over is replaced once, behind the scenes.
package struct EWeLinkClient: Sendable {
    let servers: EWeLinkServers
    let keyring: EWeLinkKeyring
    let account: CloudAccount
    let world: World

    private init(_ account: CloudAccount, keyring: EWeLinkKeyring, world: World) {
        self.account = account
        self.keyring = keyring
        self.world = world
        servers = EWeLinkServers(account, world: world)
    }

    /// Has a client for as long as `body` runs.
    ///
    /// - Parameter keyring: the account's, which everybody who speaks for it shares.
    package static func open<Result>(
        _ account: CloudAccount, keyring: EWeLinkKeyring, world: World, _ body: (EWeLinkClient) async throws -> Result
    ) async throws -> Result {
        let client = EWeLinkClient(account, keyring: keyring, world: world)
        do {
            let result = try await body(client)
            await client.servers.close()
            return result
        } catch {
            await client.servers.close()
            throw error
        }
    }

    /// Asks for something. Paths of the second API begin with `/v2/`; of those the content of the envelope is given, of others
    /// the whole answer.
    ///
    /// - Parameter what: what is wanted, as in "the account may not …".
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func get(_ path: String, query: [String: String] = [:], to what: String) async throws -> JSONValue {
        try await ask("GET", path, query: query, to: what)
    }

    /// Sends something that is new.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    @discardableResult
    package func post(_ path: String, _ body: JSONValue, to what: String) async throws -> JSONValue {
        try await ask("POST", path, body: body, to: what)
    }

    /// Sends something that takes the place of another.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    @discardableResult
    package func put(_ path: String, _ body: JSONValue, to what: String) async throws -> JSONValue {
        try await ask("PUT", path, body: body, to: what)
    }

    /// Has something removed.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    @discardableResult
    package func delete(
        _ path: String, query: [String: String] = [:], _ body: JSONValue? = nil, to what: String
    ) async throws -> JSONValue {
        try await ask("DELETE", path, query: query, body: body, to: what)
    }

    /// Which API the account's server speaks; it is signed in for that if need be.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func dialect() async throws -> EWeLinkRegion.Dialect { try await keyring.session(servers).facts.place.dialect }

    /// What names the account in frames and lists; it is signed in for that if need be.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func apikey() async throws -> String { try await keyring.session(servers).facts.apikey }

    func ask(
        _ method: String, _ path: String, query: [String: String] = [:], body: JSONValue? = nil, dispatch: Bool = false,
        to what: String
    ) async throws -> JSONValue {
        let login = try EWeLinkLogin(account.settings)
        func send(_ session: EWeLinkSession) async throws -> EWeLinkAnswer {
            let request = request(method, path, query, body, login, session)
            return try await servers.send(request, at: session.facts.place, dispatch: dispatch)
        }
        let session = try await keyring.session(servers)
        var answer = try await send(session)
        if answer.isUnauthorized { answer = try await send(try await keyring.session(servers, insteadOf: session)) }
        guard answer.number == 0 else { throw answer.failure(to: what) }
        return answer.data
    }

    /// The first API wants to be told of the app in every query or body.
    private func request(
        _ method: String, _ path: String, _ query: [String: String], _ body: JSONValue?, _ login: EWeLinkLogin,
        _ session: EWeLinkSession
    ) -> WebRequest {
        let headers = login.headers(world).merging(session.header) { $1 }
        var (query, body) = (query, body)
        if !path.hasPrefix("/v2/") {
            let common = login.common(world)
            if let members = body?.object {
                body = .object(common.merging(members) { $1 })
            } else {
                query.merge(common.compactMapValues { $0.string ?? $0.int.map { "\($0)" } }) { given, _ in given }
            }
        }
        let segments = path.split(separator: "/").map(String.init)
        let whole = WebRequest.path(segments, query: query)
        return body.map { WebRequest(method, whole, headers: headers, json: $0) } ?? WebRequest(method, whole, headers: headers)
    }
}
