import BridgeCore
import Connectivity
import HomeModel

/// Asks Ruuvi's cloud. What its answers mean is the same for all questions.
struct RuuviClient: Sendable {
    private static let patience = Duration.seconds(5)
    private static let usualBase = "https://network.ruuvi.com"

    let web: WebClient

    /// - Throws: `ConnectionFailure` when the account's address or certificates cannot be used.
    init(_ account: CloudAccount, world: World) throws(ConnectionFailure) {
        let clock = ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
        web = try WebClient(
            account.baseURL ?? Self.usualBase, trust: account.caFile.map(Trust.file) ?? .machine, clock: clock)
    }

    /// Asks, and gives the answer unless it means that nothing can be asked now.
    ///
    /// - Parameter token: whose question it is. Early servers' documentation calls the header by another name: both are sent to
    ///   those.
    /// - Throws: `CloudFailure.declined` when the token is not good, `.busy`, `.trouble`; `ConnectionFailure`.
    func ask(_ request: WebRequest, token: String? = nil, isSeed: Bool = false) async throws -> WebAnswer {
        var request = request
        if let token {
            request.headers["Authorization"] = "Bearer \(token)"
            if isSeed { request.headers["Authentication"] = "Bearer \(token)" }
        }
        let answer = try await web.send(request, within: Self.patience)
        if answer.isUnauthorized { throw CloudFailure.declined("sign in again") }
        switch answer.status {
        case 429, 503: throw CloudFailure.busy(answer.retryAfter)
        // 493 is Ruuvi's own, for codes.
        case 500...: throw CloudFailure.trouble(status: answer.status, answer.ruuviError)
        default: return answer
        }
    }
}

extension WebAnswer {
    /// What a success says; `nil` if it is none.
    var ruuviData: JSONValue? {
        guard isSuccess, let json, json["result"] == "success" else { return nil }
        return json["data"] ?? [:]
    }

    /// What a refusal says.
    var ruuviError: String { String((json?["error"]?.string ?? "").prefix(100)) }

    /// Documented as 401; the server says 403, with the same words or a code of today's.
    var isUnauthorized: Bool {
        status == 401 || json?["code"]?.string == "ER_UNAUTHORIZED" || status == 403 && ruuviError == "Unauthorized request."
    }
}
