import BridgeCore
import Connectivity
import HomeModel

/// The servers of a cloud, as far as they were spoken to. With a server of the owner's there is only that one.
actor EWeLinkServers {
    /// How long an answer may take.
    static let patience = Duration.seconds(5)

    private let account: CloudAccount
    private let clock: ConnectionClock
    private var clients: [String: WebClient] = [:]

    init(_ account: CloudAccount, world: World) {
        self.account = account
        clock = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
    }

    /// Asks the server of a place.
    ///
    /// - Parameter dispatch: whether the one is meant that says where WebSockets are.
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    func send(_ request: WebRequest, at place: EWeLinkPlace, dispatch: Bool = false) async throws -> EWeLinkAnswer {
        let host = dispatch ? place.region.dispatcher(place.dialect) : place.region.host(place.dialect)
        var request = request
        // The owner's server is told which region is meant, once the cloud has named it, as the vendor's servers see it. But for
        // a WebSocket its own name must come back.
        if account.baseURL != nil, place.isNamed, !dispatch { request.headers["Host"] = host }
        let answer = try await client(account.baseURL ?? "https://\(host)").send(request, within: Self.patience)
        return try EWeLinkAnswer(answer, enveloped: request.path.hasPrefix("/v2/"))
    }

    /// The address of the WebSocket that a dispatcher names. With a server of the owner's it is on the same host.
    nonisolated func socket(domain: String?, port: Int?) throws(CloudFailure) -> String {
        guard let base = account.baseURL else {
            guard let domain, !domain.isEmpty else { throw .notUnderstood("it does not say where its WebSocket is") }
            return "wss://\(domain):\(port ?? 8080)/api/ws"
        }
        var url = base
        while url.hasSuffix("/") { url.removeLast() }
        return (url.lowercased().hasPrefix("http") ? "ws" + url.dropFirst(4) : url) + "/api/ws"
    }

    /// Whom to believe.
    nonisolated var trust: Trust { account.caFile.map(Trust.file) ?? .machine }

    /// Ends all connections.
    func close() async {
        let open = clients.values
        clients = [:]
        for client in open { await client.close() }
    }

    private func client(_ base: String) throws -> WebClient {
        if let known = clients[base] { return known }
        let client = try WebClient(base, trust: trust, clock: clock)
        clients[base] = client
        return client
    }
}
