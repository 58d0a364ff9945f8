import Connectivity
import GRDB

/// `POST token/create`: a pair with chosen rights. Whoever makes it gives away no more than they have: what their own token
/// does not allow is left out, and a client makes tokens for itself alone.
extension Hive {
    func createToken(_ call: HiveCall) async throws -> JSONValue {
        let maker = try call.caller()
        let body = try call.object()
        let user = try receiver(try body.id("userId"), madeBy: maker)
        var claims = TokenClaims(
            holder: .user(user.number), actions: try Self.actions(call.body["actions"]),
            networks: try Self.limit("networkIds", body), devices: try Self.limit("deviceIds", body),
            types: try Self.limit("deviceTypeIds", body), expiry: 0, kind: .access)
        claims.actions = maker.clipped(claims.actions)
        claims.networks = claims.networks.narrowed(to: maker.claims.networks)
        claims.devices = claims.devices.narrowed(to: maker.claims.devices)
        claims.types = claims.types.narrowed(to: maker.claims.types)
        return try await pair(claims, expiry: try body.time("expiration"), refreshExpiry: try body.time("refreshExpiration"))
    }

    private func receiver(_ id: Int64, madeBy maker: HiveRights) throws -> HiveUser {
        guard let user = try read({ db in try HiveUser.fetchOne(db, key: id) }) else { throw HiveFailure.noUser(id) }
        guard user.status == HiveUser.active else { throw HiveFailure(403, "User is locked or disabled") }
        guard user.id == maker.user.id || maker.user.isAdministrator else { throw HiveFailure.denied }
        return user
    }

    /// Nothing said is nothing allowed.
    static func actions(_ json: JSONValue?) throws(HiveFailure) -> [Int] {
        guard let json, !json.isNull else { return [HiveAction.none] }
        guard let numbers = json.array.flatMap(HiveAction.numbers) else {
            throw .badRequest("Actions must be names or numbers")
        }
        // A list of nothing but unknown names must not become an empty one, which means a great deal.
        return numbers.isEmpty && json != [] ? [HiveAction.none] : numbers
    }

    private static func limit(_ name: String, _ body: HiveArguments) throws(HiveFailure) -> HiveLimit {
        guard let limit = HiveLimit.reading(body[name]) else { throw .badRequest("\(name) must be a list of identifiers") }
        return limit
    }
}
