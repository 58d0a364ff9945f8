import Connectivity

/// A request as the cloud's operations take it, however it came in.
struct HiveCall: Sendable {
    let arguments: HiveArguments
    /// What is to be written.
    let body: JSONValue
    /// Base URL that the client used.
    let base: String
    /// Whether it came over a WebSocket.
    let isSocket: Bool
    /// Who asks, and how far they reach; `nil` where nobody needs to be known.
    var rights: HiveRights?

    /// - Throws: 401 when nobody is known.
    func caller() throws(HiveFailure) -> HiveRights {
        guard let rights else { throw .unauthorized }
        return rights
    }

    /// What is to be written, which must be an object.
    ///
    /// - Throws: 400 when it is none.
    func object() throws(HiveFailure) -> HiveArguments {
        guard let members = body.object else { throw .badRequest("Request body must be an object") }
        return HiveArguments(members)
    }
}

/// How somebody shows who they are.
enum HiveBearer: Sendable {
    case nobody
    /// With something that is no token of ours.
    case stranger
    case token(TokenClaims)
}
